package io.sitrep.e2e.faults;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.specification.RequestSpecification;
import io.sitrep.bench.ServiceProcess;
import io.sitrep.bench.fanout.Notifiers;
import io.sitrep.bench.fanout.Publisher;
import io.sitrep.bench.fanout.Subscribers;
import io.sitrep.e2e.TokenDesk;
import io.sitrep.embedded.FreePort;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is lost in the midst of a fan-out, and an older dump of it takes its place. */
class RestoreIT {
    private static final int READERS = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String RESTORED = "restored";

    // As the dump has it: whom it says to have been told.
    private static final String TOLD = """
            SELECT e.address FROM ledger l JOIN endpoints e ON e.id = l.endpoint_id WHERE l.state = 'delivered'""";

    private static final Path HOME =
            Path.of("").toAbsolutePath().resolve("../..").normalize();

    private final int port = FreePort.find();

    @Test
    void nothingLeavesBeforeSomebodyReleasesItAndThenNobodyIsForgottenOrToldOfWhatTheDumpKnows(@TempDir Path files)
            throws Exception {
        try (CountingReceiver receiver = new CountingReceiver();
                TokenDesk tokens = new TokenDesk();
                Notifiers notifiers = new Notifiers(
                        HOME,
                        Map.of(
                                "SITREP_INCIDENT_URL", tokens.url(),
                                "SITREP_DELIVERY_LEASE", "5s",
                                "SITREP_DELIVERY_TIMEOUT", "3s",
                                "SITREP_DELIVERY_RETRY_SCHEDULE", "1s,2s,5s,10s,20s"));
                Publisher publisher = new Publisher(notifiers.bootstrapServers())) {
            Dump dump = dumpWhileItTells(receiver, notifiers, publisher, files);
            Map<String, String> elsewhere = restored(notifiers, dump);
            Set<String> known = told(notifiers);
            assertThat(known).as("told as the dump knows").hasSizeBetween(READERS / 10, READERS - 1);
            assertThat(receiver.pathsTold()).containsAll(known);
            receiver.begin(5);

            try (ServiceProcess again = notifiers.start(Optional.empty(), elsewhere)) {
                api().get("/api/v1/deliveries/hold")
                        .then()
                        .statusCode(200)
                        .body("held", equalTo(true))
                        .body("reason", containsString("restored"));
                // Leases of the dump run out meanwhile, too.
                await().during(Duration.ofSeconds(8)).atMost(PATIENCE).until(receiver::readersTold, told -> told == 0);

                // It is refused until the log of erasures is read.
                await().atMost(PATIENCE)
                        .until(() -> api().post("/api/v1/deliveries/release").statusCode(), status -> status == 200);

                await().atMost(PATIENCE).until(() -> count(notifiers, "SELECT count(*) FROM queue") == 0);
            }
            Set<String> since = receiver.pathsTold();
            assertThat(since).doesNotContainAnyElementsOf(known);
            assertThat(since.size() + known.size()).as("told before or after").isEqualTo(READERS);
            assertThat(receiver.repeats()).isZero();
            assertThat(count(notifiers, "SELECT count(*) FROM ledger WHERE state = 'delivered'"))
                    .isEqualTo(READERS);
        }
    }

    /** The notifier goes on for a while after the dump was made, and is lost with its database. */
    private static Dump dumpWhileItTells(
            CountingReceiver receiver, Notifiers notifiers, Publisher publisher, Path files) throws Exception {
        ServiceProcess lost = notifiers.start(Optional.empty());
        try (Connection database = notifiers.connect()) {
            Subscribers.add(database, "webhook", READERS, receiver::url);
        }
        receiver.begin(20);
        publisher.declare("SEV2");
        awaitTold(receiver, READERS / 4);
        Dump dump;
        try (Connection database = notifiers.connect()) {
            dump = Dump.of(database, files);
        }
        awaitTold(receiver, READERS * 3 / 4);
        lost.kill();
        return dump;
    }

    /** @return settings for a notifier that works on the database made of the dump */
    private Map<String, String> restored(Notifiers notifiers, Dump dump) throws Exception {
        Map<String, String> elsewhere = new HashMap<>(notifiers.onDatabase(RESTORED));
        elsewhere.put("NOTIFIER_PORT", Integer.toString(port));
        // The schema, as the dump's first part would bring it.
        notifiers.start(Optional.empty(), elsewhere).close();
        try (Connection database = notifiers.connect(RESTORED)) {
            dump.restore(database);
        }
        return elsewhere;
    }

    private static void awaitTold(CountingReceiver receiver, int readers) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> receiver.readersTold() >= readers);
    }

    private static Set<String> told(Notifiers notifiers) throws SQLException {
        Set<String> paths = new HashSet<>();
        try (Connection database = notifiers.connect(RESTORED);
                Statement ask = database.createStatement();
                ResultSet rows = ask.executeQuery(TOLD)) {
            while (rows.next()) {
                paths.add(URI.create(rows.getString(1)).getPath());
            }
        }
        return paths;
    }

    private static long count(Notifiers notifiers, String query) throws SQLException {
        try (Connection database = notifiers.connect(RESTORED);
                Statement ask = database.createStatement();
                ResultSet answer = ask.executeQuery(query)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private RequestSpecification api() {
        return given().baseUri("http://127.0.0.1:" + port)
                .header("Authorization", "Bearer sitrep_admin_of-this-test")
                .contentType("application/json");
    }
}
