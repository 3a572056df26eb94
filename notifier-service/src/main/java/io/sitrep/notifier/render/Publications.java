package io.sitrep.notifier.render;

import io.sitrep.notifier.intake.EventReader;
import io.sitrep.notifier.intake.Impact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Reads kept publications; the last ones stay in memory as far as there is room, as one is rendered for thousands of readers in a row. */
@Singleton
public class Publications {
    private static final long MOST_BYTES = 64L << 20;

    private static final String LOOK = "SELECT id, revision, kind, payload, page_rank, received_at, "
            + "translated_into IS NOT NULL AS is_translation, " + Looks.TEMPLATES
            + " FROM publications WHERE id = $1";

    /** A look that began before a correction must not answer who knows of it. */
    private record Asked(UUID id, int revision) {}

    private final Pool pool;
    private final EventReader reader;
    private final Looks looks;
    private final RecentByWeight<UUID, StoredPublication> recent =
            new RecentByWeight<>(MOST_BYTES, StoredPublication::bytes);
    private final Map<Asked, Uni<StoredPublication>> asked = new ConcurrentHashMap<>();

    Publications(Pool pool, EventReader reader, Looks looks) {
        this.pool = pool;
        this.reader = reader;
        this.looks = looks;
    }

    /** As it is in memory; empty when it has to be read first. */
    public Optional<StoredPublication> known(UUID id, int revision) {
        StoredPublication known = recent.get(id);
        return known != null && known.revision() >= revision ? Optional.of(known) : Optional.empty();
    }

    /** @param revision at least this one: an older text that is still in memory is read anew */
    public Uni<StoredPublication> get(UUID id, int revision) {
        Optional<StoredPublication> known = known(id, revision);
        if (known.isPresent()) {
            return Uni.createFrom().item(known.get());
        }
        // The first hundreds of a batch ask at the same moment: one look is for all of them.
        return asked.computeIfAbsent(
                new Asked(id, revision),
                question -> look(id).onTermination()
                        .invoke(() -> asked.remove(question))
                        .memoize()
                        .indefinitely());
    }

    private Uni<StoredPublication> look(UUID id) {
        return pool.preparedQuery(LOOK)
                .execute(Tuple.of(id))
                .map(rows -> read(rows.iterator().next()))
                .invoke(read -> recent.put(id, read));
    }

    private StoredPublication read(Row row) {
        return new StoredPublication(
                row.getUUID("id"),
                row.getInteger("revision"),
                row.getBoolean("is_translation")
                        ? StoredPublication.Kind.TRANSLATION
                        : StoredPublication.Kind.of(row.getString("kind")),
                reader.kept(row.getString("payload")),
                Impact.ofRank(row.getInteger("page_rank")),
                row.getOffsetDateTime("received_at").toInstant(),
                looks.of(row.getString("templates")));
    }
}
