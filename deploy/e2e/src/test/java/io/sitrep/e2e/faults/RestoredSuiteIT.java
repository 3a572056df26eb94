package io.sitrep.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator lives through after a loss, one loss after the other, as {@code deploy/UPGRADING.md} says it: each of the three
 * databases comes from an older dump than the other two, one of them twice; all three from dumps of three moments; Kafka comes back empty, the key of the secrets is another one.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoredSuiteIT {
    private static final Duration PATIENCE = RestoredSuite.PATIENCE;
    private static final Duration STILL = Duration.ofSeconds(4);
    private static final String OTHER_KEY = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=";

    private static RestoredSuite suite;

    @BeforeAll
    static void start(@TempDir Path files) throws Exception {
        suite = new RestoredSuite(files);
        suite.component("Checkout");
        await().atMost(PATIENCE).until(() -> suite.known("Checkout") == 1);
    }

    @AfterAll
    static void end() {
        suite.close();
    }

    @Test
    @Order(1)
    void whatTheIncidentServiceSaysAfterItWasSetBackIsHeldAndThenBelieved() throws Exception {
        String known = suite.declare("Checkout is down");
        Dump dump = suite.dump("incident");
        suite.post(known, "identified", "A disk is full.");
        suite.isTold("Checkout is down", "identified");
        String lost = suite.declare("Search is slow");
        suite.isTold("Search is slow", "investigating");
        suite.component("Search");
        await().atMost(PATIENCE).until(() -> suite.known("Search") == 1);

        suite.setBack("incident", dump);

        assertThat(Files.readString(suite.ground.log("incident"))).contains("this database was restored");
        suite.isHeldBecause("the incident service's database was restored");
        Story.admin().get(suite.incident("/api/v1/incidents/" + lost)).then().statusCode(404);
        // Its own last word is older than what the others have heard.
        suite.post(known, "monitoring", "The disk is empty again.");
        await().atMost(PATIENCE).until(() -> suite.waiting(known) == 1);
        await().during(STILL)
                .atMost(PATIENCE)
                .until(() -> !suite.states("Checkout is down").contains("monitoring"));

        suite.release();

        suite.isTold("Checkout is down", "monitoring");
        assertThat(suite.states("Checkout is down")).doesNotHaveDuplicates();
        assertThat(suite.declare("Login is slow"))
                .as("two are not called the same")
                .isNotEqualTo(lost);
        assertThat(suite.run("notifier", "UPDATE incidents SET status = 'resolved' WHERE ref = '" + lost + "'"))
                .isEqualTo(1);
        suite.isTold("Login is slow", "investigating");
        await().atMost(PATIENCE).until(() -> suite.known("Search") == 0);
        assertThat(suite.known("Checkout")).isEqualTo(1);
        comesFromTheSameDumpOnceMore(known, dump);
    }

    /** What was said since the first restore used numbers of its own. More than two incidents in a minute are not made room for. */
    private void comesFromTheSameDumpOnceMore(String known, Dump dump) throws Exception {
        String used = suite.declare("Sign-up is slow");
        suite.isTold("Sign-up is slow", "investigating");

        suite.setBackLater(dump, Duration.ofMinutes(5));
        suite.isHeldBecause("the incident service's database was restored");
        suite.release();
        suite.post(known, "resolved", "It is over.");

        suite.isTold("Checkout is down", "resolved");
        assertThat(suite.declare("Export is slow"))
                .as("two are not called the same")
                .isNotEqualTo(used);
        suite.isTold("Export is slow", "investigating");
    }

    @Test
    @Order(2)
    void whatTheNotifierHasToTellAgainIsLookedAtAndStopped() throws Exception {
        Dump dump = suite.dump("notifier");
        String ref = suite.declare("Mail is late");
        suite.isTold("Mail is late", "investigating");

        suite.setBack("notifier", dump);

        suite.isHeldBecause("this database was restored");
        await().atMost(PATIENCE).until(() -> suite.waiting(ref) == 1);
        suite.stop(ref);
        await().atMost(PATIENCE).until(() -> suite.waiting(ref) == 0);
        suite.release();
        suite.post(ref, "identified", "A queue is full.");

        suite.isTold("Mail is late", "identified");
        assertThat(suite.states("Mail is late")).containsExactly("investigating", "identified");
        assertThat(suite.states("Checkout is down")).doesNotHaveDuplicates();
        // And its counts are believed by those who had heard of higher numbers.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Story.admin()
                                .get(suite.incident("/api/v1/incidents/" + ref))
                                .jsonPath()
                                .getInt("deliveries.delivered"))
                        .isPositive());
    }

    @Test
    @Order(3)
    void theBotFindsTheRoomsItHasForgotten() throws Exception {
        Dump dump = suite.dump("bot");
        String ref = suite.declare("Uploads fail");
        await().atMost(PATIENCE).until(() -> suite.rooms("uploads-fail") == 1);

        suite.setBack("bot", dump);
        // What is over by the time it is read again is not taken up.
        await().atMost(PATIENCE).until(() -> suite.roomsOf(ref) == 1);
        suite.post(ref, "resolved", "They work.");

        await().atMost(PATIENCE)
                .until(() -> suite.slack.in(suite.slack.incidents()).stream()
                        .anyMatch(each -> each.words().contains("Uploads fail")
                                && each.words().contains("Resolved")));
        assertThat(suite.rooms("uploads-fail")).isEqualTo(1);
        suite.run("bot", """
                INSERT INTO inbound (invocation_id, platform, workspace, person, person_name, channel, said, state, due_at)
                VALUES ('left-open', 'slack', 'T0', 'U0', 'Ada', 'C0', 'update', 'received', now() + interval '1 day')""");
        assertThat(suite.run("bot", """
                UPDATE inbound SET state = 'answered', answered_at = now(), answer = coalesce(answer, '')
                WHERE state <> 'answered'""")).isEqualTo(1);
    }

    @Test
    @Order(4)
    void threeDumpsOfThreeMomentsGoOnTogether() throws Exception {
        Dump bot = suite.dump("bot");
        String known = suite.declare("Video is choppy");
        suite.isTold("Video is choppy", "investigating");
        Dump notifier = suite.dump("notifier");
        suite.post(known, "identified", "A link is full.");
        suite.isTold("Video is choppy", "identified");
        Dump incident = suite.dump("incident");
        String lost = suite.declare("Audio is choppy");
        suite.isTold("Audio is choppy", "investigating");

        suite.setBack(Map.of("incident", incident, "notifier", notifier, "bot", bot));

        suite.isHeldBecause("database was restored");
        // Of the update that the notifier has forgotten; that of the incident that nobody has any more is stopped by
        // nobody.
        await().atMost(PATIENCE).until(() -> suite.waiting(known) == 1);
        Story.admin().get(suite.incident("/api/v1/incidents/" + lost)).then().statusCode(404);
        suite.stop(known);
        await().atMost(PATIENCE).until(() -> suite.waiting(known) == 0);
        suite.release();
        suite.post(known, "monitoring", "Another link took over.");

        suite.isTold("Video is choppy", "monitoring");
        assertThat(suite.states("Video is choppy")).containsExactly("investigating", "identified", "monitoring");
        assertThat(suite.declare("Chat is choppy")).isNotEqualTo(lost);
        suite.isTold("Chat is choppy", "investigating");
        await().atMost(PATIENCE).until(() -> suite.roomsOf(known) == 1);
        assertThat(suite.rooms("video-is-choppy")).isEqualTo(1);
    }

    @Test
    @Order(5)
    void anEmptyKafkaIsToldTheCatalogAndTheErasuresAnewAndIncidentsGoOn() throws Exception {
        String gone = suite.subscribe("http://127.0.0.1:9/gone");
        Story.admin()
                .delete(suite.ground.address("notifier") + "/api/v1/subscribers/" + gone)
                .then()
                .statusCode(204);
        await().atMost(PATIENCE).until(() -> Groups.end(suite.ground.bootstrapServers(), "sitrep.erasures") > 0);
        String ref = suite.declare("Maps are grey");
        suite.isTold("Maps are grey", "investigating");

        List.copyOf(suite.running.keySet()).forEach(suite::end);
        suite.ground.loseKafka();
        for (String service : RestoredSuite.SERVICES) {
            suite.runs(service, Map.of());
        }

        await().atMost(PATIENCE).until(() -> Groups.end(suite.ground.bootstrapServers(), "sitrep.erasures") > 0);
        await().atMost(PATIENCE).until(() -> Groups.end(suite.ground.bootstrapServers(), "sitrep.catalog") > 0);
        suite.post(ref, "identified", "Tiles are missing.");
        suite.isTold("Maps are grey", "identified");
        assertThat(suite.states("Maps are grey")).containsExactly("investigating", "identified");
    }

    @Test
    @Order(6)
    void withoutTheKeyNothingIsToldUntilItIsThere() throws Exception {
        suite.runs("notifier", Map.of("SITREP_SECRET_KEY", OTHER_KEY));
        suite.isHeldBecause("sealed with a key that is not here");
        assertThat(Files.readString(suite.ground.log("notifier"))).contains("sealed with a key that is not here");
        suite.declare("Chat is silent");
        Story.admin()
                .post(suite.ground.address("notifier") + "/api/v1/deliveries/release")
                .then()
                .statusCode(409)
                .body("type", containsString("secrets-lost"));
        await().during(STILL)
                .atMost(PATIENCE)
                .until(() -> suite.states("Chat is silent").isEmpty());

        suite.runs("notifier", Map.of("SITREP_SECRET_KEY", OTHER_KEY, "SITREP_SECRET_KEYS_OLD", Ground.KEY));
        suite.release();

        suite.isTold("Chat is silent", "investigating");
    }
}
