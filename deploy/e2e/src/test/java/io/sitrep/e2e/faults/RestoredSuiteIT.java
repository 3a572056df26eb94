package io.sitrep.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.sitrep.e2e.WebhookReceiver;
import io.sitrep.fakes.talk.SlackChat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
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
 * databases comes from an older dump than the other two, Kafka comes back empty, the key of the secrets is another one.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoredSuiteIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration STILL = Duration.ofSeconds(4);
    private static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final String OTHER_KEY = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=";

    private static final Map<String, Ground.Service> RUNNING = new HashMap<>();
    private static Path directory;
    private static SlackChat slack;
    private static WebhookReceiver receiver;
    private static Ground ground;

    @BeforeAll
    static void start(@TempDir Path files) throws Exception {
        directory = files;
        slack = new SlackChat(SIGNING_SECRET);
        receiver = new WebhookReceiver();
        Map<String, String> chat = new HashMap<>(slack.settings());
        chat.put("SITREP_CHAT_ROLES", "slack:*=responder");
        ground = new Ground(files, chat);
        slack.reaches(ground.address("bot"));
        for (String service : List.of("incident", "notifier", "bot")) {
            runs(service, Map.of());
        }
        subscribe(receiver.url());
    }

    @AfterAll
    static void end() {
        RUNNING.values().forEach(Ground.Service::close);
        ground.close();
        receiver.close();
        slack.close();
    }

    @Test
    @Order(1)
    void whatTheIncidentServiceSaysAfterItWasSetBackIsHeldAndThenBelieved() throws Exception {
        String known = declare("Checkout is down");
        Dump dump = dump("incident");
        post(known, "identified", "A disk is full.");
        isTold("Checkout is down", "identified");
        String lost = declare("Search is slow");
        isTold("Search is slow", "investigating");

        setBack("incident", dump);

        assertThat(Files.readString(ground.log("incident"))).contains("this database was restored");
        isHeldBecause("the incident service's database was restored");
        Story.admin().get(incident("/api/v1/incidents/" + lost)).then().statusCode(404);
        // Its own last word is older than what the others have heard.
        post(known, "monitoring", "The disk is empty again.");
        await().atMost(PATIENCE).until(() -> waiting(known) == 1);
        await().during(STILL)
                .atMost(PATIENCE)
                .until(() -> !states("Checkout is down").contains("monitoring"));

        release();

        isTold("Checkout is down", "monitoring");
        assertThat(states("Checkout is down")).doesNotHaveDuplicates();
        assertThat(declare("Login is slow")).as("two are not called the same").isNotEqualTo(lost);
        assertThat(run("notifier", "UPDATE incidents SET status = 'resolved' WHERE ref = '" + lost + "'"))
                .isEqualTo(1);
        isTold("Login is slow", "investigating");
    }

    @Test
    @Order(2)
    void whatTheNotifierHasToTellAgainIsLookedAtAndStopped() throws Exception {
        Dump dump = dump("notifier");
        String ref = declare("Mail is late");
        isTold("Mail is late", "investigating");

        setBack("notifier", dump, "sitrep.publications");

        isHeldBecause("this database was restored");
        await().atMost(PATIENCE).until(() -> waiting(ref) == 1);
        String update = Story.admin()
                .get(incident("/api/v1/incidents/" + ref))
                .jsonPath()
                .getString("updates[0].id");
        Story.admin()
                .post(incident("/api/v1/incidents/" + ref + "/updates/" + update + "/stop"))
                .then()
                .statusCode(200);
        await().atMost(PATIENCE).until(() -> waiting(ref) == 0);
        release();
        post(ref, "identified", "A queue is full.");

        isTold("Mail is late", "identified");
        assertThat(states("Mail is late")).containsExactly("investigating", "identified");
        assertThat(states("Checkout is down")).doesNotHaveDuplicates();
        // And its counts are believed by those who had heard of higher numbers.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Story.admin()
                                .get(incident("/api/v1/incidents/" + ref))
                                .jsonPath()
                                .getInt("deliveries.delivered"))
                        .isPositive());
    }

    @Test
    @Order(3)
    void theBotFindsTheRoomsItHasForgotten() throws Exception {
        Dump dump = dump("bot");
        String ref = declare("Uploads fail");
        await().atMost(PATIENCE).until(() -> rooms("uploads-fail") == 1);

        setBack("bot", dump, "sitrep.incidents", "sitrep.deliveries", "sitrep.signals");
        // What is over by the time it is read again is not taken up.
        await().atMost(PATIENCE).until(() -> roomsOf(ref) == 1);
        post(ref, "resolved", "They work.");

        await().atMost(PATIENCE)
                .until(() -> slack.in(slack.incidents()).stream()
                        .anyMatch(each -> each.words().contains("Uploads fail")
                                && each.words().contains("Resolved")));
        assertThat(rooms("uploads-fail")).isEqualTo(1);
        run("bot", """
                INSERT INTO inbound (invocation_id, platform, workspace, person, person_name, channel, said, state, due_at)
                VALUES ('left-open', 'slack', 'T0', 'U0', 'Ada', 'C0', 'update', 'received', now() + interval '1 day')""");
        assertThat(run("bot", """
                UPDATE inbound SET state = 'answered', answered_at = now(), answer = coalesce(answer, '')
                WHERE state <> 'answered'""")).isEqualTo(1);
    }

    @Test
    @Order(4)
    void anEmptyKafkaIsToldTheErasuresAnewAndIncidentsGoOn() throws Exception {
        String gone = subscribe("http://127.0.0.1:9/gone");
        Story.admin()
                .delete(ground.address("notifier") + "/api/v1/subscribers/" + gone)
                .then()
                .statusCode(204);
        await().atMost(PATIENCE).until(() -> Groups.end(ground.bootstrapServers(), "sitrep.erasures") > 0);
        String ref = declare("Maps are grey");
        isTold("Maps are grey", "investigating");

        List.copyOf(RUNNING.keySet()).forEach(RestoredSuiteIT::stop);
        ground.loseKafka();
        for (String service : List.of("incident", "notifier", "bot")) {
            runs(service, Map.of());
        }

        await().atMost(PATIENCE).until(() -> Groups.end(ground.bootstrapServers(), "sitrep.erasures") > 0);
        post(ref, "identified", "Tiles are missing.");
        isTold("Maps are grey", "identified");
        assertThat(states("Maps are grey")).containsExactly("investigating", "identified");
    }

    @Test
    @Order(5)
    void withoutTheKeyNothingIsToldUntilItIsThere() throws Exception {
        runs("notifier", Map.of("SITREP_SECRET_KEY", OTHER_KEY));
        isHeldBecause("sealed with a key that is not here");
        assertThat(Files.readString(ground.log("notifier"))).contains("sealed with a key that is not here");
        declare("Chat is silent");
        Story.admin()
                .post(ground.address("notifier") + "/api/v1/deliveries/release")
                .then()
                .statusCode(409)
                .body("type", containsString("secrets-lost"));
        await().during(STILL)
                .atMost(PATIENCE)
                .until(() -> states("Chat is silent").isEmpty());

        runs("notifier", Map.of("SITREP_SECRET_KEY", OTHER_KEY, "SITREP_SECRET_KEYS_OLD", Ground.KEY));
        release();

        isTold("Chat is silent", "investigating");
    }

    private static void runs(String service, Map<String, String> own) throws IOException {
        stop(service);
        RUNNING.put(service, ground.start(service, Ground.HOME, own));
    }

    private static void stop(String service) {
        Ground.Service running = RUNNING.remove(service);
        if (running != null) {
            running.close();
        }
    }

    private static Dump dump(String service) throws Exception {
        try (Connection database = ground.connect(service)) {
            return Dump.of(database, Files.createDirectories(directory.resolve("dump-of-" + service)));
        }
    }

    /**
     * Another database takes the place of the service's, with what the dump holds.
     *
     * @param topics which the service reads again
     */
    private static void setBack(String service, Dump dump, String... topics) throws Exception {
        stop(service);
        ground.standsOn(service, service + "_restored");
        // The schema, as the dump's first part would bring it; asked by nobody, since it is somewhere else.
        ground.startAnother(service, Ground.HOME).close();
        try (Connection database = ground.connect(service)) {
            dump.restore(database);
        }
        if (topics.length > 0) {
            Groups.fromTheBeginning(ground.bootstrapServers(), service, topics);
        }
        runs(service, Map.of());
    }

    /** @return how many rows it changed */
    private static int run(String service, String statement) throws Exception {
        try (Connection database = ground.connect(service);
                Statement run = database.createStatement()) {
            return run.executeUpdate(statement);
        }
    }

    private static void isHeldBecause(String reason) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> Story.admin()
                        .get(ground.address("notifier") + "/api/v1/deliveries/hold")
                        .then()
                        .body("held", equalTo(true))
                        .body("reason", containsString(reason)));
    }

    /** It is refused until the log of erasures is read. */
    private static void release() {
        await().atMost(PATIENCE)
                .until(
                        () -> Story.admin()
                                .post(ground.address("notifier") + "/api/v1/deliveries/release")
                                .statusCode(),
                        status -> status == 200);
    }

    private static String declare(String title) {
        return Story.admin()
                .body(Map.of("title", title, "message", "We are investigating.", "severity", "SEV2"))
                .post(incident("/api/v1/incidents"))
                .then()
                .statusCode(201)
                .extract()
                .path("ref");
    }

    private static void post(String ref, String status, String message) {
        Story.admin()
                .body(Map.of("status", status, "message", message))
                .post(incident("/api/v1/incidents/" + ref + "/updates"))
                .then()
                .statusCode(201);
    }

    private static String subscribe(String url) {
        return Story.admin()
                .body(Map.of("channel", "webhook", "address", url))
                .post(ground.address("notifier") + "/api/v1/subscribers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static int waiting(String ref) {
        return Story.admin()
                .get(ground.address("notifier") + "/api/v1/deliveries?state=pending&limit=200&incident=" + ref)
                .jsonPath()
                .getList("items")
                .size();
    }

    private static void isTold(String title, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(states(title)).as(title).contains(status));
    }

    private static List<String> states(String title) {
        return receiver.about(title).stream()
                .map(each -> each.json().getString("incident.status"))
                .toList();
    }

    private static long rooms(String name) {
        return slack.rooms().stream().filter(each -> each.name().contains(name)).count();
    }

    /** As the bot's database has them. */
    private static int roomsOf(String ref) throws Exception {
        try (Connection database = ground.connect("bot");
                Statement ask = database.createStatement();
                ResultSet answer = ask.executeQuery("""
                        SELECT count(*) FROM presence p JOIN incident i ON i.id = p.incident_id
                        WHERE p.channel IS NOT NULL AND i.ref = '%s'""".formatted(ref))) {
            answer.next();
            return answer.getInt(1);
        }
    }

    private static String incident(String path) {
        return ground.address("incident") + path;
    }
}
