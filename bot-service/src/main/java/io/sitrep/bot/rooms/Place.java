package io.sitrep.bot.rooms;

import java.util.Optional;
import java.util.UUID;

/** One incident in one workspace. */
public record Place(UUID incident, String platform, String workspace) {
    /** Whom the suite calls {@code slack:T1:U2} is U2 in T1; empty for somebody of elsewhere, and for null. */
    public Optional<String> personHere(String id) {
        String here = platform + ":" + workspace + ":";
        return Optional.ofNullable(id)
                .filter(known -> known.startsWith(here))
                .map(known -> known.substring(here.length()));
    }
}
