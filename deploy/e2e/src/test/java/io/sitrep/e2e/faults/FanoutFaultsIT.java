package io.sitrep.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.bench.ServiceProcess;
import io.sitrep.bench.fanout.Notifiers;
import io.sitrep.bench.fanout.Publisher;
import io.sitrep.bench.fanout.Subscribers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten thousand are told while what tells them is killed. Every one is, and what is told twice is bounded by what was on its way. */
class FanoutFaultsIT {
    private static final int READERS = 10_000;
    private static final int IN_FLIGHT = 512;
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(500);

    /** For the looks' own work, and ours. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Path HOME =
            Path.of("").toAbsolutePath().resolve("../..").normalize();

    private static CountingReceiver receiver;
    private static Notifiers notifiers;
    private static Publisher publisher;

    @BeforeAll
    static void start() throws Exception {
        receiver = new CountingReceiver();
        notifiers = new Notifiers(
                HOME,
                Map.of(
                        "SITREP_DELIVERY_LEASE",
                        LEASE.toSeconds() + "s",
                        "SITREP_DELIVERY_POLL",
                        POLL.toMillis() + "ms",
                        "SITREP_DELIVERY_TIMEOUT",
                        "3s",
                        "SITREP_DELIVERY_RETRY_SCHEDULE",
                        "1s,2s,5s,10s,20s",
                        "SITREP_DELIVERY_MAX_IN_FLIGHT",
                        Integer.toString(IN_FLIGHT)));
        publisher = new Publisher(notifiers.bootstrapServers());
        ServiceProcess first = notifiers.start(Optional.empty());
        try (Connection database = notifiers.connect()) {
            Subscribers.add(database, "webhook", READERS, receiver::url);
        }
        receiver.begin(0);
        publisher.declare("SEV2");
        awaitAllTold();
        first.close();
    }

    @AfterAll
    static void stop() {
        publisher.close();
        notifiers.close();
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void killedNotifierLosesNobodyAndRepeatsAtMostWhatWasOnItsWay(long seed) throws Exception {
        Random random = new Random(seed);
        ServiceProcess victim = notifiers.start(Optional.empty());
        receiver.begin(5);
        publisher.declare("SEV2");
        int told = random.nextInt(READERS / 2);
        awaitToldMoreThan(told);

        victim.kill();

        try (ServiceProcess heir = notifiers.start(Optional.empty())) {
            awaitNobodysLeasesTakenOver();
            awaitAllTold();
            awaitQueueEmpty();
        }
        assertThat(receiver.readersTold()).isEqualTo(READERS);
        assertThat(receiver.mostOfOneMessage()).isLessThanOrEqualTo(2);
        assertThat(receiver.repeats()).isLessThanOrEqualTo(IN_FLIGHT);
        System.out.println("seed " + seed + ": " + receiver.repeats() + " repeated");
    }

    @Test
    void databaseKilledThreeTimesLosesNobodyAndRepeatsNothing() throws Exception {
        try (ServiceProcess notifier = notifiers.start(Optional.empty())) {
            receiver.begin(5);
            publisher.declare("SEV2");
            for (int kill = 1; kill <= 3; kill++) {
                int told = kill * READERS / 5;
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> receiver.readersTold() >= told);
                notifiers.killPostgres();
            }
            awaitAllTold();
            awaitQueueEmpty();
        }
        assertThat(receiver.readersTold()).isEqualTo(READERS);
        assertThat(receiver.repeats()).isZero();
    }

    @Test
    void threeShareTheWorkAndOneThatIsStoppedLeavesNothingToBeRepeated() throws Exception {
        try (ServiceProcess first = notifiers.start(Optional.empty());
                ServiceProcess second = notifiers.start(Optional.empty());
                ServiceProcess third = notifiers.start(Optional.empty())) {
            receiver.begin(5);
            publisher.declare("SEV2");
            awaitToldMoreThan(READERS / 10);
            second.close();
            try (ServiceProcess fourth = notifiers.start(Optional.empty())) {
                awaitAllTold();
                awaitQueueEmpty();
            }
        }
        assertThat(receiver.readersTold()).isEqualTo(READERS);
        assertThat(receiver.repeats()).isZero();
    }

    @Test
    void oneOfTwoThatIsKilledIsInheritedFromWithinALease() throws Exception {
        try (ServiceProcess first = notifiers.start(Optional.empty());
                ServiceProcess second = notifiers.start(Optional.empty())) {
            receiver.begin(5);
            publisher.declare("SEV2");
            awaitToldMoreThan(READERS / 4);
            first.kill();
            awaitNobodysLeasesTakenOver();
            awaitAllTold();
            awaitQueueEmpty();
        }
        assertThat(receiver.readersTold()).isEqualTo(READERS);
        assertThat(receiver.mostOfOneMessage()).isLessThanOrEqualTo(2);
        assertThat(receiver.repeats()).isLessThanOrEqualTo(IN_FLIGHT);
    }

    @Test
    void twoWhoseDatabaseIsAwayForLongerThanALeaseRepeatNothing() throws Exception {
        try (ServiceProcess first = notifiers.start(Optional.empty());
                ServiceProcess second = notifiers.start(Optional.empty())) {
            receiver.begin(5);
            publisher.declare("SEV2");
            awaitToldMoreThan(READERS / 4);
            notifiers.killPostgres(() -> LockSupport.parkNanos(LEASE.plus(SLACK).toNanos()));
            awaitAllTold();
            awaitQueueEmpty();
        }
        assertThat(receiver.readersTold()).isEqualTo(READERS);
        assertThat(receiver.repeats()).isZero();
    }

    @Test
    void oneOfTwoThatDiesWhileTheDatabaseIsAwayIsInheritedFrom() throws Exception {
        try (ServiceProcess first = notifiers.start(Optional.empty());
                ServiceProcess second = notifiers.start(Optional.empty())) {
            receiver.begin(5);
            publisher.declare("SEV2");
            awaitToldMoreThan(READERS / 4);
            notifiers.killPostgres(first::kill);
            awaitAllTold();
            awaitQueueEmpty();
        }
        assertThat(receiver.readersTold()).isEqualTo(READERS);
        assertThat(receiver.mostOfOneMessage()).isLessThanOrEqualTo(2);
        assertThat(receiver.repeats()).isLessThanOrEqualTo(IN_FLIGHT);
    }

    private static void awaitToldMoreThan(int readers) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> receiver.readersTold() > readers);
    }

    private static void awaitAllTold() {
        await().atMost(PATIENCE).until(() -> receiver.readersTold() == READERS);
    }

    /** A look that is under way may just miss them: the second one may not. */
    private static void awaitNobodysLeasesTakenOver() throws SQLException {
        String end = text("SELECT (now() + interval '" + LEASE.toMillis() + " milliseconds')::text");
        await().atMost(LEASE.plus(POLL.multipliedBy(2)).plus(SLACK))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> count("SELECT count(*) FROM queue WHERE state = 'sending' AND lease_until <= timestamptz '"
                                + end + "'")
                        == 0);
    }

    /** What comes twice would come until here. */
    private static void awaitQueueEmpty() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> count("SELECT count(*) FROM queue") == 0);
        LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }

    private static long count(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    private static String text(String query) throws SQLException {
        try (Connection database = notifiers.connect();
                Statement ask = database.createStatement();
                ResultSet answer = ask.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
