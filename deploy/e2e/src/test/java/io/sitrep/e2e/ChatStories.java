package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.sitrep.fakes.talk.Chat;
import io.sitrep.fakes.talk.Chat.Form;
import io.sitrep.fakes.talk.Chat.Heard;
import io.sitrep.fakes.talk.Chat.Posted;
import io.sitrep.fakes.talk.Chat.Room;
import io.sitrep.fakes.talk.Chat.Somebody;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Incidents lived through in chat, with the whole suite behind it: told once, and the same on each platform. Ada is a publisher, Bob a responder. */
abstract class ChatStories {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STILL = Duration.ofSeconds(5);

    private final RunningSuite suite;
    private final Admin admin;
    private final Chat chat;
    private final ChatView view;
    private final Somebody ada;
    private final Somebody bob;

    ChatStories(RunningSuite suite, Chat chat) {
        this.suite = suite;
        this.admin = new Admin(suite);
        this.chat = chat;
        this.view = new ChatView(chat, PATIENCE);
        this.ada = chat.ada();
        this.bob = chat.bob();
    }

    @BeforeEach
    void somebodyListens() {
        await().atMost(PATIENCE).until(chat::isReached);
    }

    @Test
    void anIncidentIsLivedThroughInItsRoom() {
        String title = titled("Checkout is down");
        acknowledged(ada.types(chat.incidents(), "/incident declare SEV1 " + title));

        Room room = view.furnished(title);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(view.room(title).orElseThrow().members()).contains(ada.id(), bob.id()));
        await().atMost(PATIENCE)
                .until(() -> chat.in(room.id()).stream()
                        .anyMatch(each -> each.words().contains("Breathe first.")));
        Posted card = view.pinned(title);
        assertThat(card.words()).contains(title, "SEV1", "Investigating");
        view.awaitWords(chat.incidents(), title, "#" + room.name());
        await().atMost(PATIENCE)
                .until(() -> admin.incident(title).getString("links"), links -> links.contains(room.id()));

        updateByForm(room.id());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(view.pinned(title).words()).contains("Identified", "A disk is full."));
        view.awaitWords(chat.incidents(), title, "A disk is full.");
        assertThat(view.pinned(title).id()).isEqualTo(card.id());

        pinAndEdit(title, room.id());

        bob.types(room.id(), "/incident resolve Payments work again.");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(view.pinned(title).words()).contains("Resolved"));
        view.awaitWords(chat.incidents(), title, "Resolved", "Payments work again.");
        assertThat(admin.incident(title).getString("status")).isEqualTo("resolved");
        assertThat(view.rooms(title)).hasSize(1);
        assertThat(view.about(chat.incidents(), title)).hasSize(1);
    }

    private void updateByForm(String room) {
        assertThat(ada.types(room, "/incident update").acknowledged()).isTrue();
        await().atMost(PATIENCE).until(() -> ada.forms().size() == 1);
        Form form = ada.forms().get(0);
        assertThat(form.fields()).contains("message", "status");
        acknowledged(ada.submits(form, Map.of("message", "A disk is full.", "status", "identified")));
        assertThat(ada.forms()).isEmpty();
    }

    /** What is pinned is on the timeline, reads there as it reads here, and is gone when it is unpinned. */
    private void pinAndEdit(String title, String room) {
        Posted message = bob.writes(room, "The grph fell at noon.");
        ada.pins(message);
        awaitNote(title, "The grph fell at noon.");
        bob.edits(message, "The graph fell at noon.");
        awaitNote(title, "The graph fell at noon.");
        assertThat(timeline(title).getList("items.findAll { it.text == 'The graph fell at noon.' }.author"))
                .containsExactly("Bob Ross");
        ada.unpins(message);
        await().atMost(PATIENCE)
                .until(
                        () -> timeline(title).getList("items.findAll { it.text == 'The graph fell at noon.' }"),
                        List::isEmpty);
    }

    @Test
    void aCommandThatWasAcknowledgedIsCarriedOutOnceThoughTheBotIsKilled() {
        String title = titled("Login is slow");
        suite.kill("incident");
        Heard heard = bob.types(chat.incidents(), "/incident declare SEV2 " + title);
        acknowledged(heard);
        suite.kill("bot");
        suite.awaitReadyAgain("incident");
        suite.awaitReadyAgain("bot");
        somebodyListens();
        heard.again().run();

        Room room = view.furnished(title);
        await().during(STILL).atMost(PATIENCE).until(() -> declared(title) == 1);
        assertThat(view.rooms(title)).hasSize(1);
        assertThat(view.about(chat.incidents(), title)).hasSize(1);
        bob.types(room.id(), "/incident resolve It is quick.");
        await().atMost(PATIENCE).until(() -> admin.incident(title).getString("status"), "resolved"::equals);
    }

    @Test
    void whatHappensWhileThePlatformIsAwayIsThereWhenItIsBack() {
        String title = titled("Search is late");
        String passed = titled("Mail is late");
        chat.goAway();
        try {
            admin.declare(title, "SEV2");
            String over = admin.declare(passed, "SEV2");
            admin.post(over, "{\"message\":\"It was nothing.\",\"status\":\"resolved\"}");
            await().atMost(PATIENCE).until(() -> botKnowsThatItIsOver(over));
        } finally {
            chat.comeBack();
        }

        Room room = view.furnished(title);
        view.awaitWords(chat.incidents(), title, "#" + room.name());
        await().during(STILL)
                .atMost(PATIENCE)
                .until(() -> view.about(chat.incidents(), title).size() == 1
                        && view.about(room.id(), title).size() == 1);
        assertThat(view.rooms(passed)).isEmpty();
        admin.post(admin.incident(title).getString("ref"), "{\"message\":\"In time.\",\"status\":\"resolved\"}");
    }

    @Test
    void eachVerbHasItsEffect() {
        new VerbStory(suite, chat).eachHasItsEffect();
    }

    @Test
    void whoIsRefusedStandsInTheAuditByName() {
        bob.types(chat.incidents(), "/incident retract INC-999");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(admin.request()
                                .get(suite.incident("/api/v1/audit?limit=200"))
                                .jsonPath()
                                .getList("items.findAll { it.origin == '" + chat.name() + "' }")
                                .toString())
                        .contains("/incident retract", "INC-999", "publisher"));
    }

    /** Incidents of the same story on another platform have other titles: all platforms are told of each. */
    private String titled(String what) {
        return what + " on " + chat.name();
    }

    private static void acknowledged(Heard heard) {
        // By the platform, which waits for 3 s.
        assertThat(heard.acknowledged()).isTrue();
    }

    /** And does nothing any more that it began before. */
    private boolean botKnowsThatItIsOver(String ref) throws SQLException {
        try (Connection bot = DriverManager.getConnection(suite.jdbcUrl("bot"), "postgres", "");
                PreparedStatement ask = bot.prepareStatement("""
                        SELECT FROM incident i WHERE ref = ? AND NOT open
                        AND NOT EXISTS (SELECT FROM presence p WHERE p.incident_id = i.id AND p.held_until > now())""")) {
            ask.setString(1, ref);
            return ask.executeQuery().next();
        }
    }

    private void awaitNote(String title, String text) {
        await().atMost(PATIENCE)
                .until(
                        () -> timeline(title).getList("items.findAll { it.text == '" + text + "' }"),
                        notes -> notes.size() == 1);
    }

    private JsonPath timeline(String title) {
        return admin.timeline(admin.incident(title).getString("ref"));
    }

    private int declared(String title) {
        return admin.request()
                .get(suite.incident("/api/v1/incidents?limit=200"))
                .jsonPath()
                .getList("items.findAll { it.title == '" + title + "' }")
                .size();
    }
}
