package io.sitrep.incident.sql;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;

/**
 * Statements with places {@code $1, $2, …}, on the connection of the current session and so within its transaction, past
 * Hibernate's own bookkeeping: a fraction of what a native query of its own costs. Not guaranteed: that entities which were
 * persisted or changed stand in the database yet; flush before what needs them.
 */
public final class PlainSql {
    private PlainSql() {}

    /** @return how many rows it changed */
    public static Uni<Integer> update(String statement, Object... values) {
        return on(connection -> connection.update(statement, asTheClientHasThem(values)));
    }

    /** @return what is made of each row, whose columns are in the order of the statement */
    public static <T> Uni<List<T>> select(Function<Object[], T> of, String statement, Object... values) {
        return on(connection -> connection.select(statement, asTheClientHasThem(values)))
                .map(rows -> {
                    List<T> all = new ArrayList<>(rows.size());
                    while (rows.hasNext()) {
                        all.add(of.apply(rows.next()));
                    }
                    return all;
                });
    }

    /**
     * Sends all of them at once; the database takes them in this order, and what one did the next one sees. Fails with the
     * first that fails.
     */
    public static Uni<Void> inOrder(List<Uni<?>> statements) {
        return statements.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.combine().all().unis(statements).discardItems();
    }

    private static <T> Uni<T> on(Function<ReactiveConnection, CompletionStage<T>> statement) {
        return Panache.getSession()
                .chain(session -> Uni.createFrom().completionStage(() -> statement.apply(connection(session))));
    }

    private static ReactiveConnection connection(Mutiny.Session session) {
        return ((MutinySessionImpl) session).getReactiveConnection();
    }

    /** The client knows times with an offset alone. */
    private static Object[] asTheClientHasThem(Object... values) {
        return Arrays.stream(values)
                .map(value -> value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value)
                .toArray();
    }
}
