package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.sitrep.fakes.slack.FakeSlack;
import io.sitrep.fakes.slack.OpenView;
import io.sitrep.fakes.slack.Sent;
import io.sitrep.fakes.slack.SlackChannel;
import io.sitrep.fakes.slack.SlackMessage;
import io.sitrep.fakes.slack.SlackPerson;
import io.sitrep.fakes.slack.SlackUser;
import io.sitrep.fakes.slack.SlackWorkspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An incident lived through in Slack, with the whole suite behind it. */
class SlackStoryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STILL = Duration.ofSeconds(5);
    private static final Duration ACKNOWLEDGED = Duration.ofSeconds(3);
    private static final String TEAM = "T0STORY";
    private static final String INCIDENTS = "C0INCIDENTS";
    private static final String TOKEN = "xoxb-of-the-story";

    private static final FakeSlack SLACK = new FakeSlack(0, Clock.systemUTC());
    private static RunningSuite suite;
    private static Admin admin;
    private static SlackUser ada;
    private static SlackUser bob;

    private static final String CATALOG = """
            people:
              - { name: Ada Lovelace, email: ada@example.com, slack: ["T0STORY:U0ADA"], chat_role: publisher }
              - { name: Bob Ross, slack: [U0BOB] }
            runbooks:
              - { name: When it is really bad, severities: [SEV1], checklist: [Breathe first.] }
            """;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        workspace()
                .installed(TOKEN)
                .add(SlackPerson.member("U0ADA", TEAM, "Ada Lovelace"))
                .add(SlackPerson.member("U0BOB", TEAM, "Bob Ross"))
                .channel(INCIDENTS, "incidents", "U0ADA", "U0BOB");
        ada = SLACK.user(TEAM, "U0ADA");
        bob = SLACK.user(TEAM, "U0BOB");
        suite = new RunningSuite(directory.resolve("data"))
                .with("SITREP_SLACK_BOT_TOKEN", TOKEN)
                .with("SITREP_SLACK_API_URL", SLACK.apiUrl())
                .with("SITREP_SLACK_INCIDENTS_CHANNEL", INCIDENTS)
                .with(
                        "SITREP_CATALOG",
                        Files.writeString(directory.resolve("catalog.yaml"), CATALOG)
                                .toString())
                .with("SITREP_CHAT_ROLES", "slack:*=responder")
                .start();
        SLACK.reachesByHttp(URI.create(suite.bot("")), RunningSuite.SIGNING_SECRET);
        admin = new Admin(suite);
    }

    @AfterAll
    static void stop() {
        suite.close();
        SLACK.close();
    }

    @Test
    void anIncidentIsLivedThroughInItsRoom() {
        Sent declared = ada.types(INCIDENTS, "/incident declare SEV1 Checkout is down");
        assertThat(declared.isAcknowledged()).isTrue();
        assertThat(declared.took()).isLessThan(ACKNOWLEDGED);

        SlackChannel room = furnished("checkout-is-down");
        assertThat(room.members()).contains("U0ADA", "U0BOB");
        await().atMost(PATIENCE)
                .until(() -> workspace().in(room.id()).stream()
                        .anyMatch(each -> each.words().contains("Breathe first.")));
        SlackMessage card = pinned(room.id());
        assertThat(card.words()).contains("Checkout is down", "SEV1", "Investigating");
        awaitWords(INCIDENTS, "Checkout is down", "#" + room.name());
        await().atMost(PATIENCE)
                .until(() -> admin.incident("Checkout is down").getString("links"), links -> links.contains(room.id()));

        updateByForm(room.id());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(pinned(room.id()).words()).contains("Identified", "A disk is full."));
        awaitWords(INCIDENTS, "Checkout is down", "A disk is full.");
        assertThat(pinned(room.id()).ts()).isEqualTo(card.ts());

        pinAndEdit(room.id());

        bob.types(room.id(), "/incident resolve Payments work again.");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(pinned(room.id()).words()).contains("Resolved"));
        awaitWords(INCIDENTS, "Checkout is down", "Resolved", "Payments work again.");
        assertThat(admin.incident("Checkout is down").getString("status")).isEqualTo("resolved");
        assertThat(rooms("checkout-is-down")).hasSize(1);
        assertThat(about(INCIDENTS, "Checkout is down")).hasSize(1);
    }

    private static void updateByForm(String room) {
        assertThat(ada.types(room, "/incident update").isAcknowledged()).isTrue();
        await().atMost(ACKNOWLEDGED).until(() -> ada.forms().size() == 1);
        OpenView form = ada.forms().get(0);
        assertThat(form.inputs()).contains("message", "status", "regions", "workaround", "next_update_in");
        Sent filled = ada.submits(form, Map.of("message", "A disk is full.", "status", "identified"));
        assertThat(filled.isAcknowledged()).isTrue();
        assertThat(ada.forms()).isEmpty();
    }

    /** What is pinned is on the timeline, reads there as it reads here, and is gone when it is unpinned. */
    private static void pinAndEdit(String room) {
        SlackMessage message = workspace().writes("U0BOB", room, "The grph fell at noon.");
        ada.pins(message);
        awaitNote("The grph fell at noon.");
        bob.edits(message, "The graph fell at noon.");
        awaitNote("The graph fell at noon.");
        assertThat(timeline().getList("items.findAll { it.text == 'The graph fell at noon.' }.author"))
                .containsExactly("Bob Ross");
        ada.unpins(message);
        await().atMost(PATIENCE)
                .until(
                        () -> timeline().getList("items.findAll { it.text == 'The graph fell at noon.' }"),
                        List::isEmpty);
    }

    @Test
    void aCommandThatWasAcknowledgedIsCarriedOutOnceThoughTheBotIsKilled() {
        suite.kill("incident");
        Sent sent = bob.types(INCIDENTS, "/incident declare SEV2 Login is slow");
        assertThat(sent.isAcknowledged()).isTrue();
        assertThat(sent.took()).isLessThan(ACKNOWLEDGED);
        suite.kill("bot");
        suite.awaitReadyAgain("incident");
        suite.awaitReadyAgain("bot");
        bob.again(sent, 1);

        SlackChannel room = furnished("login-is-slow");
        await().during(STILL).atMost(PATIENCE).until(() -> declared("Login is slow") == 1);
        assertThat(rooms("login-is-slow")).hasSize(1);
        assertThat(about(INCIDENTS, "Login is slow")).hasSize(1);
        bob.types(room.id(), "/incident resolve It is quick.");
    }

    @Test
    void whatHappensWhileSlackIsAwayIsThereWhenItIsBack() {
        SLACK.goAway();
        try {
            admin.declare("Search is late", "SEV2");
            String over = admin.declare("Mail is late", "SEV2");
            post(over, "{\"message\":\"It was nothing.\",\"status\":\"resolved\"}");
            await().atMost(PATIENCE).until(() -> botKnowsThatItIsOver(over));
        } finally {
            SLACK.comeBack();
        }

        SlackChannel room = furnished("search-is-late");
        awaitWords(INCIDENTS, "Search is late", "#" + room.name());
        await().during(STILL)
                .atMost(PATIENCE)
                .until(() -> about(INCIDENTS, "Search is late").size() == 1
                        && about(room.id(), "Search is late").size() == 1);
        assertThat(rooms("mail-is-late")).isEmpty();
        post(admin.incident("Search is late").getString("ref"), "{\"message\":\"In time.\",\"status\":\"resolved\"}");
    }

    private static boolean botKnowsThatItIsOver(String ref) throws SQLException {
        try (Connection bot = DriverManager.getConnection(suite.jdbcUrl("bot"), "postgres", "");
                PreparedStatement ask = bot.prepareStatement("SELECT FROM incident WHERE ref = ? AND NOT open")) {
            ask.setString(1, ref);
            return ask.executeQuery().next();
        }
    }

    private static void post(String ref, String update) {
        admin.request()
                .body(update)
                .post(suite.incident("/api/v1/incidents/" + ref + "/updates"))
                .then()
                .statusCode(201);
    }

    /** The room once all that belongs there is there: who has to know, what it is about, the card, the ways out. */
    private static SlackChannel furnished(String title) {
        return await().atMost(PATIENCE)
                .until(
                        () -> rooms(title).stream().findFirst(),
                        found -> found.filter(room -> !room.topic().isEmpty()
                                        && room.pins().size() == 1
                                        && !room.bookmarks().isEmpty())
                                .isPresent())
                .orElseThrow();
    }

    private static List<SlackChannel> rooms(String title) {
        return workspace().channels().stream()
                .filter(channel -> channel.name().matches("inc-\\d+-" + title + ".*"))
                .toList();
    }

    private static SlackMessage pinned(String room) {
        SlackChannel now = workspace().channels().stream()
                .filter(channel -> channel.id().equals(room))
                .findFirst()
                .orElseThrow();
        return now.messages().stream()
                .filter(message -> message.ts().equals(now.pins().get(0)))
                .findFirst()
                .orElseThrow();
    }

    /** The cards about an incident in a channel. */
    private static List<SlackMessage> about(String channel, String title) {
        return workspace().in(channel).stream()
                .filter(message -> message.onlyFor().isEmpty())
                .filter(message -> message.author().equals(workspace().bot()))
                .filter(message -> message.words().matches("(?s).*INC-\\d+: " + title + ".*"))
                .toList();
    }

    private static void awaitWords(String channel, String title, String... words) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Optional<SlackMessage> card = about(channel, title).stream().findFirst();
            assertThat(card).isPresent();
            assertThat(card.orElseThrow().words()).contains(words);
        });
    }

    private static void awaitNote(String text) {
        await().atMost(PATIENCE)
                .until(
                        () -> timeline().getList("items.findAll { it.text == '" + text + "' }"),
                        notes -> notes.size() == 1);
    }

    private static JsonPath timeline() {
        String ref = admin.incident("Checkout is down").getString("ref");
        return admin.request()
                .get(suite.incident("/api/v1/incidents/" + ref + "/timeline?limit=200"))
                .jsonPath();
    }

    private static int declared(String title) {
        return admin.request()
                .get(suite.incident("/api/v1/incidents?limit=200"))
                .jsonPath()
                .getList("items.findAll { it.title == '" + title + "' }")
                .size();
    }

    private static SlackWorkspace workspace() {
        return SLACK.workspace(TEAM);
    }
}
