package io.sitrep.notifier.delivery;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.sitrep.notifier.channel.Earlier;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.PostTemplates;
import io.sitrep.notifier.render.Posting;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands of an incident's thread at an address, from the ledger. Asked for channels that post; the others pay nothing. One delivery
 * of an incident is on its way to an address at a time, so what is read before an attempt holds until it ends.
 */
@Singleton
class Threads {
    /** What was told there before, and how what follows is to read. */
    record Before(Earlier earlier, PostTemplates templates) {
        static final Before NONE = new Before(Earlier.NONE, PostTemplates.NONE);

        Message dressed(Message next, String channel) {
            return templates.dressed(next, channel, !earlier.posts().isEmpty());
        }
    }

    // A retraction without a post of its own has taken away what it takes back.
    private static final String POSTS = """
            SELECT t.remote_id, takes_back(mine, p) AS taken_back
            FROM publications mine
            JOIN endpoints e ON e.id = $1
            JOIN ledger t ON t.subscriber_id = e.subscriber_id AND t.incident_id = mine.incident_id AND t.endpoint_id = e.id
            JOIN publications p ON p.id = t.publication_id
            WHERE mine.id = $2 AND p.id <> mine.id AND t.state = 'delivered' AND t.remote_id IS NOT NULL
              AND NOT EXISTS (SELECT FROM ledger d JOIN publications r ON r.id = d.publication_id
                WHERE d.subscriber_id = e.subscriber_id AND d.incident_id = mine.incident_id AND d.endpoint_id = e.id
                  AND d.state = 'delivered' AND d.remote_id IS NULL AND takes_back(r, p))
            ORDER BY t.sequence""";

    private final Pool pool;
    private final Posting posting;
    private final Unheard unheard;

    Threads(@ReactiveDataSource("engine") Pool pool, Posting posting, Unheard unheard) {
        this.pool = pool;
        this.posting = posting;
        this.unheard = unheard;
    }

    Uni<Before> before(Lease lease) {
        return pool.preparedQuery(POSTS)
                .execute(Tuple.of(lease.place().endpointId(), lease.publicationId()))
                .map(Threads::earlier)
                .chain(earlier -> posting.on(lease.channel())
                        .chain(templates ->
                                unheard.of(lease, templates).map(doubt -> new Before(earlier.but(doubt), templates))));
    }

    private static Earlier earlier(RowSet<Row> rows) {
        List<String> posts = new ArrayList<>();
        List<String> takenBack = new ArrayList<>();
        for (Row row : rows) {
            posts.add(row.getString("remote_id"));
            if (row.getBoolean("taken_back")) {
                takenBack.add(row.getString("remote_id"));
            }
        }
        return new Earlier(posts, takenBack);
    }
}
