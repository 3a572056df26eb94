package io.sitrep.notifier.delivery;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.notifier.channel.Earlier;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.PostTemplates;
import io.sitrep.notifier.render.Publications;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.render.Renderer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Attempts of which nobody knows whether they arrived: of a delivery itself, of those it takes back, and of those that came after the last
 * post that stands.
 */
@Singleton
class Unheard {
    private static final String ATTEMPTED = """
            SELECT t.id, t.publication_id, p.revision, takes_back(mine, p) AS taken_back
            FROM publications mine
            JOIN endpoints e ON e.id = $1
            JOIN ledger t ON t.subscriber_id = e.subscriber_id AND t.incident_id = mine.incident_id AND t.endpoint_id = e.id
            JOIN publications p ON p.id = t.publication_id
            WHERE mine.id = $2 AND t.state <> 'delivered' AND (t.id = $3 OR takes_back(mine, p)
                OR (mine.kind <> 'retraction' AND p.withdrawn IS NULL AND t.sequence < mine.sequence AND t.sequence > (
                    SELECT coalesce(max(d.sequence), 0) FROM ledger d WHERE d.subscriber_id = e.subscriber_id
                        AND d.incident_id = mine.incident_id AND d.endpoint_id = e.id AND d.state = 'delivered')))
              AND EXISTS (SELECT FROM failed_attempts f WHERE f.delivery_id = t.id AND f.month = t.month
                AND f.outcome IN ('uncertain', 'lost', 'unheard'))
            ORDER BY t.sequence""";

    private final Pool pool;
    private final Publications publications;
    private final Renderer renderer;
    private final SecretBox box;

    Unheard(@ReactiveDataSource("engine") Pool pool, Publications publications, Renderer renderer, SecretBox box) {
        this.pool = pool;
        this.publications = publications;
        this.renderer = renderer;
        this.box = box;
    }

    /** @param templates by which the account's posts read */
    Uni<Earlier.Doubt> of(Lease lease, PostTemplates templates) {
        return pool.preparedQuery(ATTEMPTED)
                .execute(Tuple.of(lease.place().endpointId(), lease.publicationId(), lease.deliveryId()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .chain(rows -> doubt(rows, lease, templates));
    }

    private Uni<Earlier.Doubt> doubt(List<Row> rows, Lease lease, PostTemplates templates) {
        boolean own = rows.stream().anyMatch(row -> isOwn(row, lease));
        return messages(rows, true, lease, templates)
                .chain(takenBack -> messages(rows, false, lease, templates)
                        .map(atTheEnd -> new Earlier.Doubt(own, takenBack, atTheEnd)));
    }

    private Uni<List<Message>> messages(List<Row> rows, boolean takenBack, Lease lease, PostTemplates templates) {
        return Multi.createFrom()
                .iterable(rows)
                .filter(row -> !isOwn(row, lease) && row.getBoolean("taken_back") == takenBack)
                .onItem()
                .transformToUniAndConcatenate(row -> asPosted(row, lease, templates))
                .collect()
                .asList()
                .map(messages -> messages.stream().flatMap(List::stream).toList());
    }

    /** As a thread's first post and as one that follows: which it was then is not known, either. */
    private Uni<List<Message>> asPosted(Row row, Lease lease, PostTemplates templates) {
        UUID delivery = row.getUUID("id");
        Reader reader = Reader.of(lease.locale(), lease.timeZone());
        return publications
                .get(row.getUUID("publication_id"), row.getInteger("revision"))
                .map(said -> renderer.render(delivery, said, reader, box.open(lease.token())))
                .map(message -> Stream.of(true, false)
                        .map(goesOn -> templates.dressed(message, lease.channel(), goesOn))
                        .distinct()
                        .toList());
    }

    private static boolean isOwn(Row row, Lease lease) {
        return Objects.equals(row.getUUID("id"), lease.deliveryId());
    }
}
