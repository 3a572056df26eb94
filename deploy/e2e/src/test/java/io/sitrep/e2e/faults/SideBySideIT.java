package io.sitrep.e2e.faults;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sitrep.e2e.WebhookReceiver;
import io.sitrep.fakes.talk.SlackChat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The release one upgrades from and this one, on the same databases and the same Kafka: one after the other, back again, and both at
 * once. Incidents that one has begun the other ends, and nobody is told twice or out of order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SideBySideIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path NOW = Ground.HOME;
    private static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    /** What release 0.1.0 does by itself, and the commit that stands for the one before it did not. */
    private static final Map<String, String> KNOWS_OF_LATER_ONES =
            Map.of("QUARKUS_FLYWAY_IGNORE_FUTURE_MIGRATIONS", "true");

    private static final String TOMORROW = """
            ALTER TABLE %s ADD COLUMN of_tomorrow text;
            INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by,
                execution_time, success)
            SELECT max(installed_rank) + 1, '999', 'tomorrow', 'SQL', 'V999__tomorrow.sql', 1, current_user, 1, true
            FROM flyway_schema_history""";

    private static final List<Ground.Service> RUNNING = new ArrayList<>();
    private static Path before;
    private static SlackChat slack;
    private static WebhookReceiver receiver;
    private static Ground ground;
    private static Story underWay;

    @BeforeAll
    static void buildTheReleaseBefore(@TempDir Path directory) throws Exception {
        check("deploy/upgrade/renew", "--check");
        before = Path.of(check("deploy/upgrade/build"));
        slack = new SlackChat(SIGNING_SECRET);
        receiver = new WebhookReceiver();
        Map<String, String> chat = new HashMap<>(slack.settings());
        chat.put("SITREP_CHAT_ROLES", "slack:*=responder");
        ground = new Ground(directory, chat);
        slack.reaches(ground.address("bot"));
    }

    @AfterAll
    static void end() throws IOException {
        stop();
        ground.close();
        receiver.close();
        slack.close();
    }

    @Test
    @Order(1)
    void thisReleaseBringsItsSchemaAndReadsWhatTheOneBeforeSays() throws Exception {
        runs(NOW, NOW, NOW);
        Story.admin()
                .body(Map.of("channel", "webhook", "address", receiver.url()))
                .post(ground.address("notifier") + "/api/v1/subscribers")
                .then()
                .statusCode(201);
        tellsWhole("Checkout is down");
        comesTomorrow("incident", "incidents");
        comesTomorrow("notifier", "publications");
        comesTomorrow("bot", "inbound");
        underWay = story("Search is slow").begins();
        try (Golden golden = new Golden(ground.bootstrapServers())) {
            for (Golden.Example example : Golden.examples(before)) {
                golden.say(example);
            }
            areRead(golden);
        }
    }

    @Test
    @Order(2)
    void theReleaseBeforeGoesOnOnceItIsRolledBackAndReadsWhatIsNewToIt() throws Exception {
        runs(before, before, before);
        underWay.goesOn();
        underWay.ends();
        underWay.wasToldInOrder();
        underWay = story("Login is slow").begins();
        try (Golden golden = new Golden(ground.bootstrapServers())) {
            for (Golden.Example example : Golden.examples(NOW)) {
                golden.say(Golden.later(example));
                golden.say(Golden.ofAKindUnknown(
                        example, example.type().replaceFirst("\\.[a-z_]+\\.v1$", ".weathered.v1")));
            }
            areRead(golden);
        }
    }

    @Test
    @Order(3)
    void anOldIncidentServiceAndAnOldBotWorkWithANewNotifier() throws Exception {
        runs(before, NOW, before);
        underWay.goesOn();
        tellsWhole("Mail is late");
    }

    @Test
    @Order(4)
    void aNewIncidentServiceAndANewBotWorkWithAnOldNotifier() throws Exception {
        runs(NOW, before, NOW);
        underWay.ends();
        underWay.wasToldInOrder();
        tellsWhole("Uploads fail");
    }

    @Test
    @Order(5)
    void bothOfEachAreThereAtOnceWhileARolloutGoesOn() throws Exception {
        runs(before, before, before);
        for (String service : List.of("incident", "notifier", "bot")) {
            RUNNING.add(ground.startAnother(service, NOW));
        }
        for (String title : List.of("Maps are grey", "Chat is silent", "Calls drop")) {
            tellsWhole(title);
        }
    }

    /** The page comes last in a rollout and goes first in a roll-back: the old one is there on a later schema, under either incident service. */
    @Test
    @Order(6)
    void pagesOfBothReleasesShowTheSame() throws Exception {
        runs(NOW, NOW, NOW);
        List<Ground.Service> pages = List.of(page(before), page(NOW));
        RUNNING.addAll(pages);
        tellsWhole("Video stutters");
        for (Ground.Service page : pages) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(given().get(page.at("/api/v2/incidents.json"))
                                    .jsonPath()
                                    .getString("incidents.find { it.name == 'Video stutters' }.status"))
                            .isEqualTo("resolved"));
        }
    }

    @Test
    @Order(7)
    void whatCanNotBeReadIsSeenHere() throws Exception {
        try (Golden golden = new Golden(ground.bootstrapServers())) {
            long unreadable = golden.unreadable();
            golden.say(new Golden.Example(
                    "io.sitrep.publication.published.v1",
                    "sitrep.publications",
                    "nobody",
                    JsonNodeFactory.instance.objectNode().put("sequence", "many")));
            await().atMost(PATIENCE).until(golden::isHeard);
            assertThat(golden.unreadable()).as("by the notifier").isGreaterThan(unreadable);
        }
    }

    /** A schema that neither knows, whichever of them brought more: each has to work on that of the next. */
    private static void comesTomorrow(String service, String table) throws SQLException {
        try (Connection database = ground.connect(service);
                Statement run = database.createStatement()) {
            run.execute(TOMORROW.formatted(table));
        }
    }

    private static void areRead(Golden golden) throws Exception {
        await().atMost(PATIENCE).until(golden::isHeard);
        assertThat(golden.unreadable()).isZero();
    }

    private static void tellsWhole(String title) {
        Story story = story(title).begins();
        story.goesOn();
        story.ends();
        story.wasToldInOrder();
    }

    private static Story story(String title) {
        return new Story(title, ground, slack, receiver);
    }

    private static void runs(Path incident, Path notifier, Path bot) throws IOException {
        stop();
        start("incident", incident);
        start("notifier", notifier);
        start("bot", bot);
    }

    private static void start(String service, Path release) throws IOException {
        RUNNING.add(ground.start(service, release, own(release)));
    }

    private static Ground.Service page(Path release) throws IOException {
        Map<String, String> own = new HashMap<>(own(release));
        own.put("SITREP_ROLE", "page");
        return ground.startAnother("incident", release, own);
    }

    private static Map<String, String> own(Path release) {
        return release.equals(before) ? KNOWS_OF_LATER_ONES : Map.of();
    }

    private static void stop() {
        RUNNING.forEach(Ground.Service::close);
        RUNNING.clear();
    }

    /** @return the last line it has printed */
    private static String check(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(Ground.HOME.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said.substring(said.lastIndexOf('\n') + 1);
    }
}
