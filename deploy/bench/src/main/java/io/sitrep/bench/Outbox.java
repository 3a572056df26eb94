package io.sitrep.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What is committed and has not reached Kafka yet. */
final class Outbox {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Connection database;

    Outbox(Connection database) {
        this.database = database;
    }

    long waiting() throws SQLException {
        return Tables.number(database, "SELECT count(*) FROM outbox");
    }

    /** Waits until nothing is left, and says how long that took. */
    Duration drain() throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        while (waiting() > 0) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException("the outbox does not become empty");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
