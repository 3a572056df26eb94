package io.sitrep.bot.port;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Knows which room belongs to which incident. */
public interface RoomsOfIncidents {
    /**
     * The incident whose room this channel is: its reference, {@code INC-42}. Empty for any other channel. Fails only when
     * our own database is away.
     */
    Uni<Optional<String>> incidentOf(String platform, String workspace, String channel);
}
