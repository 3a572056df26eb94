package io.sitrep.notifier.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Who is not to be relied on just now, as all processes know it. Single addresses are left out. */
@Singleton
public class ProvidersOut {
    /**
     * @param provider a host, a mail domain or its hoster; the channel's own name for all of it
     * @param component the one of the catalog that is this provider; null where a breaker is open
     * @param until null as long as the component is out
     */
    public record Out(String provider, UUID component, Instant until) {}

    private static final String NOW = """
            SELECT channel, provider, CASE WHEN why <> 'breaker' THEN why::uuid END AS component,
                nullif(until, 'infinity') AS until
            FROM providers_out
            WHERE until > now() AND provider !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
            ORDER BY channel, provider, why""";

    private final Pool pool;

    ProvidersOut(Pool pool) {
        this.pool = pool;
    }

    /** By channel. */
    public Uni<Map<String, List<Out>>> now() {
        return pool.query(NOW)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.groupingBy(
                                row -> row.getString("channel"),
                                Collectors.mapping(ProvidersOut::out, Collectors.toList()))));
    }

    private static Out out(Row row) {
        var until = row.getOffsetDateTime("until");
        return new Out(row.getString("provider"), row.getUUID("component"), until == null ? null : until.toInstant());
    }
}
