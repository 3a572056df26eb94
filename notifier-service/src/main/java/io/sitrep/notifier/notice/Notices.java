package io.sitrep.notifier.notice;

import io.quarkus.scheduler.Scheduled;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Words for people of the house, each sent once to each address. What was taken down here is durable. Forgotten after 30 days, so
 * that no address stays longer than anybody asks what became of it.
 */
@Singleton
public class Notices {
    private static final String KEEP =
            "INSERT INTO notices (key, subject, text) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING RETURNING id";

    private static final String TO =
            "INSERT INTO notice_mails (notice_id, address) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING";

    private static final String FIND = """
            SELECT n.key, n.subject, n.text, n.created_at, m.* FROM notices n JOIN notice_mails m ON m.notice_id = n.id
            WHERE n.key = $1 ORDER BY lower(m.address)""";

    private static final String FORGET = "DELETE FROM notices WHERE created_at < now() - interval '30 days'";

    private final Pool pool;
    private final Event<NoticesWaiting> waiting;

    Notices(Pool pool, Event<NoticesWaiting> waiting) {
        this.pool = pool;
        this.waiting = waiting;
    }

    /**
     * Completes when it is durable. The same again is the same notice, and what became of it so far is answered. Fails with a 422
     * {@link ProblemException} when there is another one of its key.
     */
    public Uni<Sent> take(NewNotice wanted) {
        return pool.withTransaction(connection -> connection
                        .preparedQuery(KEEP)
                        .execute(Tuple.of(wanted.key(), wanted.subject(), wanted.text()))
                        .map(rows -> rows.iterator())
                        .chain(rows -> rows.hasNext()
                                ? connection
                                        .preparedQuery(TO)
                                        .execute(Tuple.of(
                                                rows.next().getUUID("id"),
                                                wanted.to().toArray(String[]::new)))
                                        .replaceWithVoid()
                                : same(connection, wanted)))
                .invoke(() -> waiting.fire(new NoticesWaiting()))
                .chain(() -> find(wanted.key()))
                .map(Optional::orElseThrow);
    }

    /** Empty when there is none, or none any more. */
    public Uni<Optional<Sent>> find(String key) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(key))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .map(rows -> rows.isEmpty() ? Optional.empty() : Optional.of(Sent.of(rows)));
    }

    private static Uni<Void> same(SqlConnection connection, NewNotice wanted) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(wanted.key()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .invoke(rows -> {
                    boolean alike = !rows.isEmpty()
                            && rows.get(0).getString("subject").equals(wanted.subject())
                            && rows.get(0).getString("text").equals(wanted.text())
                            && each(rows.stream()
                                            .map(row -> row.getString("address"))
                                            .toList())
                                    .equals(each(wanted.to()));
                    if (!alike) {
                        throw ProblemException.invalid("key", "was used before, with another notice");
                    }
                })
                .replaceWithVoid();
    }

    private static Set<String> each(List<String> addresses) {
        return addresses.stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    @Scheduled(every = "1h", delayed = "2m")
    Uni<Void> forget() {
        return pool.query(FORGET).execute().replaceWithVoid().onFailure().recoverWithNull();
    }
}
