package io.sitrep.notifier.importer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.kit.problem.Failures;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.catalog.Catalog;
import io.sitrep.notifier.erasure.Fingerprints;
import io.sitrep.notifier.importer.ImportLine.Bad;
import io.sitrep.notifier.importer.ImportLine.Row;
import io.sitrep.notifier.subscription.Trail;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Subscribers by the file, while it is still coming in: a thousand lines are in memory at a time, and each thousand is a transaction of
 * its own. Repeatable: who is there stays as they are. A dry run does the very same in one transaction that is taken back.
 */
@Singleton
public class SubscriberImport {
    private static final int BATCH = 1_000;
    private static final int BYTE_ORDER_MARK = '\uFEFF';
    private static final int LOOK_AHEAD = 1_000;
    /** Each holds a connection, and all but one of them wait for that one. */
    static final int MOST = 4;

    private static final Duration COME_AGAIN = Duration.ofSeconds(10);
    /** Channels may have to look names up. */
    private static final int AT_ONCE = 16;

    private final Candidates candidates;
    private final ImportBatch batch;
    private final Catalog catalog;
    private final Fingerprints fingerprints;
    private final Trail trail;
    private final Pool pool;
    private final ObjectMapper json;
    private final Semaphore room = new Semaphore(MOST);

    SubscriberImport(
            Candidates candidates,
            ImportBatch batch,
            Catalog catalog,
            Fingerprints fingerprints,
            Trail trail,
            Pool pool,
            ObjectMapper json) {
        this.candidates = candidates;
        this.batch = batch;
        this.catalog = catalog;
        this.fingerprints = fingerprints;
        this.trail = trail;
        this.pool = pool;
        this.json = json;
    }

    /** Call it on a thread that may wait. Fails with a 503 while as many are at work as may be. */
    public ImportReport run(InputStream file, boolean dryRun, String actor) throws IOException {
        if (!room.tryAcquire()) {
            throw new ProblemException(
                    Problem.of(503, "busy", "Busy", "Other imports are at work, please come again"), COME_AGAIN);
        }
        try {
            return read(file, dryRun, actor);
        } finally {
            room.release();
        }
    }

    private ImportReport read(InputStream file, boolean dryRun, String actor) throws IOException {
        ImportLine.Source lines = source(file);
        Candidates.Ground ground = await(
                Uni.combine().all().unis(catalog.choices(), fingerprints.get()).with(Candidates.Ground::new));
        if (!dryRun) {
            // First, so that nothing is imported without it.
            await(pool.withTransaction(
                    connection -> trail.add(connection, new Trail.Entry(actor, "subscribers-imported", null, null))));
            return all(lines, ground, work -> await(pool.withTransaction(work::apply)), false);
        }
        SqlConnection connection = await(pool.getConnection());
        try {
            var transaction = await(connection.begin());
            ImportReport report = all(lines, ground, work -> await(work.apply(connection)), true);
            await(transaction.rollback());
            return report;
        } finally {
            await(connection.close());
        }
    }

    private ImportReport all(
            ImportLine.Source lines,
            Candidates.Ground ground,
            Function<Function<SqlConnection, Uni<Void>>, Void> transaction,
            boolean dryRun)
            throws IOException {
        ImportReport.Tally tally = new ImportReport.Tally();
        List<Row> rows = new ArrayList<>(BATCH);
        for (ImportLine next = lines.next(); next != null; next = lines.next()) {
            if (next instanceof Row row) {
                rows.add(row);
            } else if (next instanceof Bad bad) {
                tally.reject(bad.line(), bad.reason());
            }
            if (rows.size() == BATCH) {
                take(rows, ground, transaction, tally);
                rows.clear();
            }
        }
        take(rows, ground, transaction, tally);
        return tally.report(dryRun);
    }

    private void take(
            List<Row> rows,
            Candidates.Ground ground,
            Function<Function<SqlConnection, Uni<Void>>, Void> transaction,
            ImportReport.Tally tally) {
        List<Candidate> good = new ArrayList<>();
        for (Object each : await(checked(rows, ground))) {
            if (each instanceof Candidate candidate) {
                good.add(candidate);
            } else {
                tally.reject(((Bad) each).line(), ((Bad) each).reason());
            }
        }
        good.sort(Comparator.comparingLong(Candidate::line));
        transaction.apply(connection -> batch.write(connection, good, tally));
    }

    /** Candidates, and bad lines where a row can't be one. */
    private Uni<List<Object>> checked(List<Row> rows, Candidates.Ground ground) {
        return Multi.createFrom()
                .iterable(List.copyOf(rows))
                .onItem()
                .transformToUni(row -> candidates
                        .of(row, ground)
                        .map(Object.class::cast)
                        .onFailure(ProblemException.class)
                        .recoverWithItem(refused -> new Bad(row.line(), reason((ProblemException) refused))))
                .merge(AT_ONCE)
                .collect()
                .asList();
    }

    private static String reason(ProblemException refused) {
        return refused.problem().errors().stream()
                .map(error -> error.field() + ": " + error.message())
                .collect(Collectors.joining("; "));
    }

    /** What begins like JSON is JSON, also after the mark that some programs put before everything, and after empty lines. */
    private ImportLine.Source source(InputStream file) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
        text.mark(1);
        int first = text.read();
        if (first != BYTE_ORDER_MARK) {
            text.reset();
        }
        int left = LOOK_AHEAD;
        text.mark(LOOK_AHEAD);
        do {
            first = text.read();
        } while (isSpace(first) && --left > 0);
        text.reset();
        return first == '{' ? new NdjsonSource(text, json) : new CsvSource(text);
    }

    private static boolean isSpace(int character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    private static <T> T await(Uni<T> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> work);
        } catch (Throwable failure) {
            throw Failures.unchecked(failure);
        }
    }
}
