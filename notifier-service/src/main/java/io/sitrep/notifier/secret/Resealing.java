package io.sitrep.notifier.secret;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.sitrep.kit.secret.SecretBox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * After a change of SITREP_SECRET_KEY, seals what older keys sealed with the new one, in the background: once nothing of them is
 * left (metric {@code sitrep_secrets_sealed_before}, and the log), they can be taken out of SITREP_SECRET_KEYS_OLD. What no key
 * here opens stays as it is and counts as left. Safe beside others who do the same, and beside who changes a secret meanwhile.
 */
@ApplicationScoped
public class Resealing {
    /** Where sealed texts stand. */
    private record Place(String table, String column) {
        /** Those from here on, in the order of their rows, that another key sealed. */
        String find() {
            return """
                    SELECT ctid::text AS at, %2$s AS sealed FROM %1$s
                    WHERE ctid > $1::text::tid AND %2$s IS NOT NULL AND NOT starts_with(%2$s, $2)
                    ORDER BY ctid LIMIT %3$d""".formatted(table, column, AT_ONCE);
        }

        /** Only where it is still the same text: a row that was changed meanwhile has it newly sealed anyway. */
        String reseal() {
            return """
                    UPDATE %1$s t SET %2$s = v.fresh
                    FROM unnest($1::text[], $2::text[], $3::text[]) AS v (at, sealed, fresh)
                    WHERE t.ctid = v.at::tid AND t.%2$s = v.sealed""".formatted(table, column);
        }

        String count() {
            return "SELECT count(*) FROM %1$s WHERE %2$s IS NOT NULL AND NOT starts_with(%2$s, $1)"
                    .formatted(table, column);
        }
    }

    /** What there was to do, and what came of it. */
    public record Done(long resealed, long left) {}

    /**
     * How far once through all of it came. A row that somebody changes meanwhile stands elsewhere afterwards, perhaps before the place
     * where we are: as long as anything was found that opens, once more.
     */
    private record Pass(long opened, long sealed) {
        static final Pass NONE = new Pass(0, 0);

        Pass and(Pass other) {
            return new Pass(opened + other.opened, sealed + other.sealed);
        }
    }

    private static final Logger LOG = Logger.getLogger(Resealing.class);
    private static final int AT_ONCE = 500;
    private static final String BEGINNING = "(0,0)";
    private static final List<Place> PLACES = List.of(
            new Place("endpoints", "secret"),
            new Place("endpoints", "previous_secret"),
            new Place("endpoints", "token_sealed"),
            new Place("subscriptions", "token_sealed"),
            new Place("remembered_answers", "answer"),
            new Place("fingerprint_key", "sealed"));

    private static final String FORGET_PREVIOUS = """
            UPDATE endpoints SET previous_secret = NULL, previous_until = NULL WHERE previous_until < now()""";

    private final Pool pool;
    private final SecretBox box;
    private final AtomicLong left = new AtomicLong();

    Resealing(Pool pool, SecretBox box, MeterRegistry meters) {
        this.pool = pool;
        this.box = box;
        meters.gauge("sitrep.secrets.sealed.before", left);
    }

    @Scheduled(every = "1h", delayed = "5s")
    Uni<Void> look() {
        return reseal().invoke(Resealing::say)
                .replaceWithVoid()
                .onFailure()
                .invoke(away -> LOG.warnf(
                        "secrets can not be sealed anew now: %s",
                        away.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }

    Uni<Done> reseal() {
        return pool.query(FORGET_PREVIOUS)
                .execute()
                .chain(() -> untilNothingOpens(Pass.NONE))
                .chain(done -> left().map(rest -> new Done(done.sealed(), rest)));
    }

    private Uni<Pass> untilNothingOpens(Pass before) {
        Uni<Pass> pass = Uni.createFrom().item(Pass.NONE);
        for (Place place : PLACES) {
            pass = pass.chain(so -> from(place, BEGINNING, so));
        }
        return pass.chain(
                done -> done.opened() == 0 ? Uni.createFrom().item(before) : untilNothingOpens(before.and(done)));
    }

    private Uni<Pass> from(Place place, String after, Pass before) {
        return pool.preparedQuery(place.find())
                .execute(Tuple.of(after, box.mark()))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(before)
                        : write(place, rows).chain(done -> from(place, last(rows), before.and(done))));
    }

    private Uni<Pass> write(Place place, RowSet<Row> rows) {
        List<String> at = new ArrayList<>();
        List<String> sealed = new ArrayList<>();
        List<String> fresh = new ArrayList<>();
        for (Row row : rows) {
            String old = row.getString("sealed");
            try {
                fresh.add(box.seal(box.open(old)));
                at.add(row.getString("at"));
                sealed.add(old);
            } catch (IllegalStateException noKeyHere) {
                LOG.debugf("a text in %s is sealed with a key that is not here", place.table());
            }
        }
        return pool.preparedQuery(place.reseal())
                .execute(Tuple.tuple()
                        .addValue(at.toArray(String[]::new))
                        .addValue(sealed.toArray(String[]::new))
                        .addValue(fresh.toArray(String[]::new)))
                .map(written -> new Pass(at.size(), written.rowCount()));
    }

    private Uni<Long> left() {
        Uni<Long> sum = Uni.createFrom().item(0L);
        for (Place place : PLACES) {
            sum = sum.chain(before -> pool.preparedQuery(place.count())
                    .execute(Tuple.of(box.mark()))
                    .map(rows -> before + rows.iterator().next().getLong(0)));
        }
        return sum.invoke(left::set);
    }

    private static String last(RowSet<Row> rows) {
        String at = BEGINNING;
        for (Row row : rows) {
            at = row.getString("at");
        }
        return at;
    }

    private static void say(Done done) {
        if (done.resealed() > 0) {
            LOG.infof("%d secrets are sealed with the new key now; %d are left", done.resealed(), done.left());
        } else if (done.left() > 0) {
            LOG.warnf("%d secrets are sealed with keys that are not here: they can not be used", done.left());
        }
    }
}
