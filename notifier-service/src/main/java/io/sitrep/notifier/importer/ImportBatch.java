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
import java.util.function.Function;

/** Writes some hundred candidates down, in one transaction: those who are neither there, nor gone of their own will, nor erased. */
@Singleton
class ImportBatch {
    // Two imports at once would each find an address missing, and both add it.
    // What is looked up is looked up by an index, also where the database last saw the tables empty: it would read them
    // whole for each row.
    private static final String ALONE = """
            SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off;
            SELECT pg_advisory_xact_lock(hashtext('sitrep.import'))""";

    // Each is looked up by the index (OFFSET 0 keeps it so): all of them at once would cost more with each thousand
    // that is there.
    private static final String THERE = """
            SELECT w.follows, e.channel, e.address, bool_or(s.state = 'active') AS active,
                bool_or(s.state = 'pending') AS pending, bool_or(s.state = 'unsubscribed') AS unsubscribed
            FROM unnest($1::text[], $2::text[], $3::text[]) AS w (follows, channel, address)
            CROSS JOIN LATERAL (
                SELECT subscriber_id, channel, address, position FROM endpoints
                WHERE channel = w.channel AND lower(address) = lower(w.address) OFFSET 0) e
            JOIN subscriptions s ON s.subscriber_id = e.subscriber_id
            WHERE CASE w.follows WHEN '' THEN e.position = 0 ELSE e.position > 0 AND EXISTS (
                SELECT FROM endpoints f
                WHERE f.subscriber_id = e.subscriber_id AND f.position = 0 AND f.channel = w.follows AND f.address = '') END
            GROUP BY w.follows, e.channel, e.address""";

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
        List<Candidate.Identity> wanted =
                candidates.stream().map(Candidate::identity).toList();
        return connection
                .preparedQuery(THERE)
                .execute(Tuple.of(
                        texts(wanted, Candidate.Identity::follows),
                        texts(wanted, Candidate.Identity::channel),
                        texts(wanted, Candidate.Identity::address)))
                .map(rows -> {
                    Map<String, There> there = new HashMap<>();
                    for (Row row : rows) {
                        String key = new Candidate.Identity(
                                        row.getString("follows"), row.getString("channel"), row.getString("address"))
                                .key();
                        there.merge(key, there(row), (one, other) -> one.compareTo(other) < 0 ? one : other);
                    }
                    return there;
                });
    }

    private static String[] texts(List<Candidate.Identity> wanted, Function<Candidate.Identity, String> part) {
        return wanted.stream().map(part).toArray(String[]::new);
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
            There before = there.get(each.identity().key());
            if (each.fingerprints().stream().anyMatch(erased::contains)) {
                tally.reject(each.line(), "was erased: only who reads there can subscribe it again");
            } else if (before == There.UNSUBSCRIBED) {
                tally.reject(each.line(), "has unsubscribed");
            } else if (!seen.add(each.identity().key())
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
