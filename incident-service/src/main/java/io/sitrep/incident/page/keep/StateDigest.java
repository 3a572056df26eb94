package io.sitrep.incident.page.keep;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sitrep.incident.page.Digest;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.PublicIncident;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A short name for everything a state says: the same on every replica and after every restart, whenever it was read. Months that
 * are the very ones of a state before are not looked into again.
 */
public final class StateDigest {
    /** By identity, for as long as a state holds them. */
    private static final Cache<List<PublicIncident>, String> MONTHS =
            Caffeine.newBuilder().weakKeys().build();

    private StateDigest() {}

    public static String of(PageState state) {
        Stream<String> months =
                state.everything().months().entrySet().stream().map(month -> month.getKey() + of(month.getValue()));
        byte[] head = StateCodec.json(List.of(state.pageId(), state.catalog(), state.tracks()));
        return Digest.of((Digest.of(head) + months.collect(Collectors.joining())).getBytes(StandardCharsets.UTF_8));
    }

    static String of(List<PublicIncident> month) {
        return MONTHS.get(month, absent -> Digest.of(StateCodec.json(absent)));
    }
}
