package io.sitrep.notifier.importer;

import io.sitrep.notifier.erasure.Erasures;
import io.sitrep.notifier.subscription.Newcomer;
import io.sitrep.notifier.subscription.Register;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes some hundred candidates down, in one transaction: those who are neither there, nor gone of their own will, nor erased. */
@Singleton
class ImportBatch {
    // Two imports at once would each find an address missing, and both add it.
    private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtext('sitrep.import'))";

    // Each is looked up by the index (OFFSET 0 keeps it so): all of them at once would cost more with each thousand
    // that is there.
    private static final String THERE = """
            SELECT e.channel, e.address, bool_or(s.state = 'active') AS active, bool_or(s.state = 'pending') AS pending,
                bool_or(s.state = 'unsubscribed') AS unsubscribed
            FROM unnest($1::text[], $2::text[]) AS w (channel, address)
            CROSS JOIN LATERAL (
                SELECT subscriber_id, channel, address FROM endpoints
                WHERE channel = w.channel AND lower(address) = lower(w.address) AND position = 0 OFFSET 0) e
            JOIN subscriptions s ON s.subscriber_id = e.subscriber_id
            GROUP BY e.channel, e.address""";

    private enum There {
        ACTIVE,
        UNSUBSCRIBED,
        PENDING
    }

    private final Erasures erasures;
    private final Register register;

    ImportBatch(Erasures erasures, Register register) {
        this.erasures = erasures;
        this.register = register;
    }

    Uni<Void> write(SqlConnection connection, List<Candidate> candidates, ImportReport.Tally tally) {
        if (candidates.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .query(ALONE)
                .execute()
                .chain(() -> there(connection, candidates))
                // By this connection: whoever waits for a second one while all others wait for him waits for ever.
                .chain(there -> erasures.among(
                                connection,
                                candidates.stream()
                                        .flatMap(each -> each.fingerprints().stream())
                                        .toList())
                        .map(erased -> chosen(candidates, there, erased, tally)))
                .chain(chosen -> chosen.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : register.write(connection, chosen, "import")
                                .invoke(tally::imported)
                                .replaceWithVoid());
    }

    private static Uni<Map<String, There>> there(SqlConnection connection, List<Candidate> candidates) {
        String[] channels =
                candidates.stream().map(each -> each.place().channel()).toArray(String[]::new);
        String[] addresses =
                candidates.stream().map(each -> each.place().address()).toArray(String[]::new);
        return connection
                .preparedQuery(THERE)
                .execute(Tuple.of(channels, addresses))
                .map(rows -> {
                    Map<String, There> there = new HashMap<>();
                    for (Row row : rows) {
                        String key = Candidate.key(row.getString("channel"), row.getString("address"));
                        there.merge(key, there(row), (one, other) -> one.compareTo(other) < 0 ? one : other);
                    }
                    return there;
                });
    }

    private static There there(Row row) {
        if (row.getBoolean("active")) {
            return There.ACTIVE;
        }
        return row.getBoolean("unsubscribed") ? There.UNSUBSCRIBED : There.PENDING;
    }

    private static List<Newcomer> chosen(
            List<Candidate> candidates, Map<String, There> there, Set<String> erased, ImportReport.Tally tally) {
        List<Newcomer> chosen = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Candidate each : candidates) {
            There before = there.get(each.key());
            if (each.fingerprints().stream().anyMatch(erased::contains)) {
                tally.reject(each.line(), "was erased: only who reads there can subscribe it again");
            } else if (before == There.UNSUBSCRIBED) {
                tally.reject(each.line(), "has unsubscribed");
            } else if (!seen.add(each.key())
                    || before == There.ACTIVE
                    || (before == There.PENDING && !each.confirmed())) {
                tally.known();
            } else {
                chosen.add(each.newcomer());
            }
        }
        return chosen;
    }
}
