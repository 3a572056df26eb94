package io.sitrep.notifier.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.Mood;
import io.sitrep.fakes.social.FakeBluesky;
import io.sitrep.fakes.social.FakeMastodon;
import io.sitrep.fakes.social.FakeNetwork;
import io.sitrep.fakes.social.FakeNetwork.Post;
import io.sitrep.fakes.social.FakeX;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Posts that stand though nobody here heard that they were taken, and that were given up before anybody did. */
@RealService
class UnheardPostsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Events incident = Events.anIncident();
    private Map<String, FakeNetwork> networks;

    @Inject
    Notifier notifier;

    @ConfigProperty(name = "test.mastodon.port")
    int mastodon;

    @ConfigProperty(name = "test.bluesky.port")
    int bluesky;

    @ConfigProperty(name = "test.x.port")
    int xPort;

    @BeforeEach
    void open() {
        networks = Map.of(
                "mastodon", new FakeMastodon(mastodon, Clock.systemUTC()),
                "bluesky", new FakeBluesky(bluesky, Clock.systemUTC()),
                "x", new FakeX(xPort, Clock.systemUTC()));
        notifier.openAccounts();
    }

    @AfterEach
    void close() {
        notifier.forgetEverybody();
        networks.values().forEach(FakeNetwork::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mastodon", "bluesky"})
    void retractionTakesThemBack(String network) {
        says("investigating", "Nobody can pay.", network);
        UUID wrong = saysUnheard("identified", "It was the cat.", network);

        incident.tells(
                "retracted", new JsonObject().put("id", notifier.updateOf(wrong).toString()));
        awaitState(network, 1, "cancelled");
        networks.get(network).mood(Mood.WELL);

        awaitState(network, 2, "delivered");
        assertThat(posts(network))
                .singleElement()
                .satisfies(post -> assertThat(post.text()).contains("Nobody can pay."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mastodon", "bluesky"})
    void newerUpdateRepliesToThemAndARetractionOfAllTakesThemBackToo(String network) {
        says("investigating", "Nobody can pay.", network);
        saysUnheard("identified", "We know why.", network);
        networks.get(network).mood(Mood.SILENT);
        incident.says("monitoring", "We have mended it.");
        awaitState(network, 1, "superseded");
        networks.get(network).mood(Mood.WELL);

        awaitState(network, 2, "delivered");
        List<Post> thread = posts(network);
        assertThat(thread).hasSize(3);
        assertThat(thread)
                .extracting(Post::parent)
                .containsExactly(null, thread.get(0).id(), thread.get(1).id());

        incident.tells("retracted", new JsonObject().put("fields", new JsonArray().add("visibility")));
        awaitState(network, 3, "delivered");
        assertThat(posts(network)).isEmpty();
    }

    @Test
    void postThatIsSeenOnlyAfterItsRetractionWasMadeIsTakenBackThen() {
        FakeX x = (FakeX) networks.get("x");
        says("investigating", "Nobody can pay.", "x");
        x.lagBehind();
        UUID wrong = saysUnheard("identified", "It was the cat.", "x");
        awaitState("x", 1, "uncertain");
        x.mood(Mood.WELL);
        incident.tells(
                "retracted", new JsonObject().put("id", notifier.updateOf(wrong).toString()));
        awaitState("x", 2, "delivered");
        assertThat(posts("x")).hasSize(2);

        x.catchUp();

        Awaitility.await().atMost(PATIENCE).until(() -> {
            notifier.sql("UPDATE readbacks SET due_at = now() WHERE due_at IS NOT NULL");
            return posts("x").size() == 1;
        });
        awaitState("x", 2, "delivered");
        assertThat(posts("x").get(0).text()).contains("Nobody can pay.");
    }

    private void says(String status, String message, String network) {
        incident.says(status, message);
        awaitState(network, 0, "delivered");
    }

    /** It stands there, and no answer came. */
    private UUID saysUnheard(String status, String message, String network) {
        networks.get(network).mood(Mood.LOSES_ANSWERS);
        UUID event = incident.says(status, message);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        posts(network).stream().anyMatch(post -> post.text().contains(message)));
        return event;
    }

    private void awaitState(String network, int delivery, String state) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            notifier.sql(
                    "UPDATE queue SET due_at = now() WHERE incident_id = $1 AND state = 'retrying'", incident.incident);
            List<String> states = notifier.states(incident, notifier.account(network));
            return states.size() > delivery && states.get(delivery).equals(state);
        });
    }

    private List<Post> posts(String network) {
        return networks.get(network).posts().stream()
                .filter(post -> post.text().contains(incident.publicId))
                .toList();
    }
}
