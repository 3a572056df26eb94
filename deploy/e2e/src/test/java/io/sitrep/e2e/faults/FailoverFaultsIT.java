package io.sitrep.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.bench.ServiceProcess;
import io.sitrep.bench.fanout.Notifiers;
import io.sitrep.bench.fanout.Publisher;
import io.sitrep.bench.fanout.Subscribers;
import io.sitrep.embedded.FreePort;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody listens at anybody's first address, and several processes let the second one take over: each reader is told there, once. */
class FailoverFaultsIT {
    private static final int READERS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration STILL = Duration.ofSeconds(5);
    private static final Path HOME =
            Path.of("").toAbsolutePath().resolve("../..").normalize();

    /** What the test holds, and whoever plans at a second address waits for. */
    private static final long GATE = 4_711;

    private CountingReceiver receiver;
    private Notifiers notifiers;
    private Publisher publisher;

    @BeforeEach
    void start() throws Exception {
        receiver = new CountingReceiver();
        notifiers = new Notifiers(
                HOME,
                Map.of(
                        "SITREP_FAILOVER_AFTER", "2s",
                        "SITREP_DELIVERY_LEASE", "5s",
                        "SITREP_DELIVERY_TIMEOUT", "3s",
                        "SITREP_DELIVERY_POLL", "500ms",
                        "SITREP_DELIVERY_RETRY_SCHEDULE", "1s,2s,5s,10s,20s,1m,10m"));
        publisher = new Publisher(notifiers.bootstrapServers());
    }

    @AfterEach
    void stop() {
        publisher.close();
        notifiers.close();
        receiver.close();
    }

    @Test
    void twoProcessesLetTheSecondAddressTakeOverOnce() throws Exception {
        try (ServiceProcess first = notifiers.start(Optional.empty());
                ServiceProcess second = notifiers.start(Optional.empty())) {
            addReaders();

            publisher.declare("SEV2");

            awaitEachToldOnce();
        }
    }

    @Test
    void oneThatIsKilledBetweenCancelAndTakeoverIsInheritedFrom() throws Exception {
        ServiceProcess victim = notifiers.start(Optional.empty());
        addReaders();
        try (Connection gate = notifiers.connect();
                Statement keeper = gate.createStatement()) {
            keeper.execute("""
                    CREATE FUNCTION wait_at_the_gate() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN PERFORM pg_advisory_xact_lock_shared(%d); RETURN NEW; END $$""".formatted(GATE));
            keeper.execute("CREATE TRIGGER gate BEFORE INSERT ON queue FOR EACH ROW WHEN (NEW.instead_of IS NOT NULL)"
                    + " EXECUTE FUNCTION wait_at_the_gate()");
            keeper.execute("SELECT pg_advisory_lock(" + GATE + ")");
            publisher.declare("SEV2");
            await().atMost(PATIENCE)
                    .until(() ->
                            count("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") > 0);

            victim.kill();

            try (ServiceProcess heir = notifiers.start(Optional.empty())) {
                assertThat(count("SELECT count(*) FROM ledger WHERE state = 'failed_over'"))
                        .as("neither cancelled nor planned before both are")
                        .isZero();
                assertThat(receiver.readersTold()).isZero();
                keeper.execute("SELECT pg_advisory_unlock(" + GATE + ")");
                awaitEachToldOnce();
            }
        }
    }

    private void addReaders() throws SQLException {
        int nobody = FreePort.find();
        try (Connection database = notifiers.connect();
                Statement statement = database.createStatement()) {
            Subscribers.add(
                    database,
                    "webhook",
                    READERS,
                    reader -> receiver.url(reader).replaceFirst(":\\d+/", ":" + nobody + "/"));
            statement.execute("INSERT INTO endpoints (id, subscriber_id, position, channel, address, secret, state)"
                    + " SELECT uuid_v7(), subscriber_id, 1, channel, replace(address, ':" + nobody + "/', ':"
                    + URI.create(receiver.url(0)).getPort() + "/'), secret, 'active' FROM endpoints");
        }
    }

    private void awaitEachToldOnce() {
        await().atMost(PATIENCE).until(() -> receiver.readersTold() == READERS);
        await().during(STILL)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> receiver.repeats() == 0
                        && count("SELECT count(*) FROM queue") == 0
                        && count("SELECT count(*) FROM ledger WHERE state = 'delivered'") == READERS
                        && count("SELECT count(*) FROM ledger WHERE state = 'failed_over'") == READERS
                        && count("SELECT count(*) FROM ledger") == 2 * READERS);
        assertThat(receiver.mostOfOneMessage()).isEqualTo(1);
    }

    private long count(String query) throws SQLException {
        try (Connection database = notifiers.connect();
                Statement ask = database.createStatement();
                ResultSet answer = ask.executeQuery(query)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
