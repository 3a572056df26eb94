package io.sitrep.notifier.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.social.FakeBluesky;
import io.sitrep.fakes.social.FakeMastodon;
import io.sitrep.fakes.social.FakeNetwork;
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

/** Accounts post an incident as a thread, by the real engine, to networks that keep what they are told. */
@RealService
class ThreadsTest {
    private static final List<String> NETWORKS = List.of("mastodon", "bluesky", "x");

    private final Events incident = Events.anIncident();
    private Map<String, FakeNetwork> networks;

    @Inject
    Notifier notifier;

    @ConfigProperty(name = "test.mastodon.port")
    int mastodon;

    @ConfigProperty(name = "test.bluesky.port")
    int bluesky;

    @ConfigProperty(name = "test.x.port")
    int x;

    @BeforeEach
    void open() {
        networks = Map.of(
                "mastodon", new FakeMastodon(mastodon, Clock.systemUTC()),
                "bluesky", new FakeBluesky(bluesky, Clock.systemUTC()),
                "x", new FakeX(x, Clock.systemUTC()));
        notifier.openAccounts();
    }

    @AfterEach
    void close() {
        notifier.forgetEverybody();
        networks.values().forEach(FakeNetwork::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mastodon", "bluesky", "x"})
    void incidentIsAThreadOfAPostAndItsReplies(String network) {
        says("investigating", "Nobody can pay.", network);
        says("identified", "We know why.", network);
        says("resolved", "All can pay.", network);

        List<FakeNetwork.Post> posts = posts(network);
        assertThat(posts).hasSize(3);
        assertThat(posts.get(0).text())
                .startsWith("Investigating: Checkout is down")
                .contains("Nobody can pay.");
        assertThat(posts.get(0).parent()).isNull();
        assertThat(posts.get(1).text()).startsWith("Identified: We know why.").doesNotContain("Checkout is down");
        assertThat(posts.get(1).parent()).isEqualTo(posts.get(0).id());
        assertThat(posts.get(2).text()).startsWith("Resolved: Checkout is down");
        assertThat(posts.get(2).parent()).isEqualTo(posts.get(1).id());
    }

    @Test
    void anotherIncidentIsAnotherThread() {
        says("investigating", "Nobody can pay.", "mastodon");
        Events other = Events.anIncident().titled("Search is slow");
        other.says("investigating", "It takes minutes.");
        await(other, "mastodon", "delivered");

        assertThat(posts("mastodon", other))
                .extracting(FakeNetwork.Post::parent)
                .containsExactly((String) null);
    }

    @Test
    void updateThatWasTakenBackIsDeletedAndTheThreadGoesOnWithWhatStands() {
        says("investigating", "Nobody can pay.", "mastodon", "bluesky", "x");
        UUID wrong = says("identified", "It was the cat.", "mastodon", "bluesky", "x");
        incident.tells(
                "retracted", new JsonObject().put("id", notifier.updateOf(wrong).toString()));
        NETWORKS.forEach(network -> await(incident, network, "delivered", "delivered", "delivered"));

        incident.says("monitoring", "We are watching.");
        NETWORKS.forEach(network -> await(incident, network, "delivered", "delivered", "delivered", "delivered"));

        NETWORKS.forEach(network -> {
            List<FakeNetwork.Post> posts = posts(network);
            assertThat(posts).as(network).noneMatch(post -> post.text().contains("the cat"));
            assertThat(networks.get(network).deleted()).as(network).hasSize(1);
            assertThat(posts).as(network).hasSize(2);
            assertThat(posts.get(1).parent()).as(network).isEqualTo(posts.get(0).id());
        });
    }

    @Test
    void wholeIncidentThatWasTakenBackIsDeletedAndWhatFollowsBeginsAnew() {
        says("investigating", "Nobody can pay.", "mastodon", "bluesky", "x");
        says("identified", "We know why.", "mastodon", "bluesky", "x");
        incident.tells("retracted", new JsonObject().put("fields", new JsonArray().add("visibility")));
        NETWORKS.forEach(network -> await(incident, network, "delivered", "delivered", "delivered"));
        NETWORKS.forEach(network -> assertThat(posts(network)).as(network).isEmpty());

        incident.says("investigating", "It is true after all.");
        NETWORKS.forEach(network -> await(incident, network, "delivered", "delivered", "delivered", "delivered"));

        NETWORKS.forEach(network -> {
            assertThat(posts(network)).as(network).hasSize(1);
            assertThat(posts(network).get(0).parent()).as(network).isNull();
            assertThat(posts(network).get(0).text()).as(network).startsWith("Investigating: Checkout is down");
        });
    }

    @Test
    void whatCanNotBeDeletedIsCorrectedAndTheThreadGoesOnWithTheCorrection() {
        UUID wrong = says("investigating", "It was the cat.", "mastodon");
        networks.get("mastodon").keepEverything();
        incident.tells(
                "retracted", new JsonObject().put("id", notifier.updateOf(wrong).toString()));
        await(incident, "mastodon", "delivered", "delivered");

        incident.says("identified", "It was the dog.");
        await(incident, "mastodon", "delivered", "delivered", "delivered");

        List<FakeNetwork.Post> posts = posts("mastodon");
        assertThat(posts).hasSize(3);
        assertThat(posts.get(1).parent()).isEqualTo(posts.get(0).id());
        assertThat(posts.get(1).text()).contains("was a mistake");
        assertThat(posts.get(2).parent()).isEqualTo(posts.get(1).id());
    }

    @Test
    void whatWasPostedUnheardIsFoundWhenAHumanAsksAgain() {
        networks.get("x").mood(Mood.LOSES_ANSWERS);
        UUID event = incident.says("investigating", "Nobody can pay.");
        await(incident, "x", "uncertain");
        networks.get("x").mood(Mood.WELL);
        UUID delivery = notifier.sql("SELECT id FROM deliveries WHERE publication_id = $1 AND channel = 'x'", event)
                .get(0)
                .getUUID("id");

        notifier.asAdmin()
                .post("/api/v1/deliveries/" + delivery + "/retry")
                .then()
                .statusCode(202);

        await(incident, "x", "delivered");
        assertThat(posts("x")).hasSize(1);
        assertThat(networks.get("x").asked())
                .filteredOn(one -> one.method().equals("POST"))
                .hasSize(1);
    }

    @Test
    void whatWasPostedUnheardIsTakenBackWithTheRest() {
        says("investigating", "Nobody can pay.", "x");
        networks.get("x").mood(Mood.LOSES_ANSWERS);
        UUID wrong = incident.says("identified", "It was the cat.");
        await(incident, "x", "delivered", "uncertain");
        networks.get("x").mood(Mood.WELL);

        incident.tells(
                "retracted", new JsonObject().put("id", notifier.updateOf(wrong).toString()));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(posts("x"))
                        .singleElement()
                        .satisfies(post -> assertThat(post.text()).contains("Nobody can pay.")));
    }

    @Test
    void retractionWhoseWorkerVanishedIsMadeAgain() {
        UUID wrong = says("investigating", "It was the cat.", "x");
        networks.get("x")
                .mood(Mood.answering(Answered.json(503, new JsonObject()).with("Retry-After", "600")));
        incident.tells(
                "retracted", new JsonObject().put("id", notifier.updateOf(wrong).toString()));
        await(incident, "x", "delivered", "retrying");
        networks.get("x").mood(Mood.WELL);

        notifier.sql(
                "UPDATE queue SET state = 'sending', lease_until = now() - interval '1 second' WHERE incident_id = $1",
                incident.incident);

        await(incident, "x", "delivered", "delivered");
        assertThat(posts("x")).isEmpty();
    }

    @Test
    void correctionIsAReply() {
        UUID wrong = says("investigating", "Nobody can pray.", "bluesky");

        incident.tells("corrected", Events.correctionOf(notifier.updateOf(wrong), "Nobody can pay."));
        await(incident, "bluesky", "delivered", "delivered");

        FakeNetwork.Post correction = posts("bluesky").get(1);
        assertThat(correction.parent()).isEqualTo(posts("bluesky").get(0).id());
        assertThat(correction.text()).startsWith("Correction: ").contains("Nobody can pay.");
    }

    @Test
    void networkThatIsSilentStopsNoneOfTheOthersAndGetsOnlyWhatStillMatters() {
        says("investigating", "Nobody can pay.", "mastodon", "bluesky", "x");
        networks.get("mastodon").mood(Mood.SILENT);
        incident.says("identified", "We know why.");
        await(incident, "bluesky", "delivered", "delivered");
        await(incident, "x", "delivered", "delivered");
        incident.says("monitoring", "We have mended it.");
        await(incident, "bluesky", "delivered", "delivered", "delivered");
        await(incident, "x", "delivered", "delivered", "delivered");

        networks.get("mastodon").mood(Mood.WELL);

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            dueNow();
            return states("mastodon").equals(List.of("delivered", "superseded", "delivered"));
        });
        List<FakeNetwork.Post> posts = posts("mastodon");
        assertThat(posts).hasSize(2);
        assertThat(posts.get(1).text()).startsWith("Monitoring: We have mended it.");
        assertThat(posts.get(1).parent()).isEqualTo(posts.get(0).id());
    }

    @Test
    void accountPostsWhatItsFilterLetsThroughInItsLanguage() {
        configure(
                account("mastodon").put("min_impact", "critical"),
                account("bluesky").put("locale", "it"));
        incident.withImpact("minor").translated("it", "Pagamenti fermi", "Nessuno riesce a pagare.");

        UUID event = says("investigating", "Nobody can pay.", "bluesky", "x");

        notifier.awaitPlanned(event);
        assertThat(states("mastodon")).isEmpty();
        assertThat(posts("mastodon")).isEmpty();
        assertThat(posts("bluesky").get(0).text())
                .startsWith("In corso di verifica: Pagamenti fermi")
                .contains("Nessuno riesce a pagare.");
        assertThat(posts("x").get(0).text()).startsWith("Investigating: Checkout is down");
    }

    @Test
    void postsReadAsTheAccountsTemplatesSay() {
        configure(account("x")
                .put(
                        "templates",
                        new JsonObject()
                                .put("first", "[{impact}] {title}: {message}\n{link} #status")
                                .put("update", "Now {status}. {message}\n{link}")
                                .put("resolved", "Over: {title} {link}")));

        says("investigating", "Nobody can pay. ".repeat(60), "x");
        says("identified", "We know why.", "x");
        says("resolved", "All can pay.", "x");

        List<FakeNetwork.Post> posts = posts("x");
        assertThat(posts.get(0).text())
                .startsWith("[Critical] Checkout is down: Nobody can pay.")
                .contains("…")
                .contains(incident.publicId)
                .endsWith(" #status");
        assertThat(posts.get(1).text()).startsWith("Now Identified. We know why.\nhttps://");
        assertThat(posts.get(2).text()).startsWith("Over: Checkout is down https://");
    }

    @Test
    void postWhoseAnswerWasLostIsFoundInTheAccountsWordsAndTheThreadGoesOnWithIt() {
        says("investigating", "Nobody can pay.", "x");
        networks.get("x").mood(Mood.LOSES_ANSWERS);
        incident.says("identified", "We know why.");
        await(incident, "x", "delivered", "uncertain");
        networks.get("x").mood(Mood.WELL);

        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> states("x").equals(List.of("delivered", "delivered")));

        says("resolved", "All can pay.", "x");
        assertThat(posts("x")).hasSize(3);
        assertThat(posts("x").get(2).parent()).isEqualTo(posts("x").get(1).id());
    }

    @Test
    void lastPostIsShown() {
        says("investigating", "Nobody can pay.", "mastodon");

        JsonObject shown = new JsonObject(
                notifier.asAdmin().get("/api/v1/social").then().extract().asString());

        JsonObject last = shown.getJsonArray("accounts").getJsonObject(1).getJsonObject("last_post");
        assertThat(last.getString("incident")).isEqualTo(incident.ref);
        assertThat(last.getString("remote_id"))
                .contains(posts("mastodon").get(0).id());
        assertThat(last.getString("at")).isNotBlank();
    }

    @Test
    void accountThatIsSwitchedOffPostsNothingAndWhatWaitedForItIsCancelled() {
        networks.get("x")
                .mood(Mood.answering(Answered.json(429, new JsonObject()).with("Retry-After", "600")));
        incident.says("investigating", "Nobody can pay.");
        await(incident, "mastodon", "delivered");
        await(incident, "x", "retrying");

        configure(account("x").put("enabled", false));
        UUID event = says("identified", "We know why.", "mastodon");

        notifier.awaitPlanned(event);
        assertThat(states("x")).containsExactly("cancelled");
        networks.get("x").mood(Mood.WELL);
        configure(account("x"));
        says("resolved", "All can pay.", "x");
        assertThat(posts("x")).extracting(FakeNetwork.Post::parent).containsExactly((String) null);
    }

    @Test
    void accountThatIsSwitchedOffTakesBackAndCorrectsWhatItPosted() {
        UUID right = says("investigating", "Nobody can pray.", "mastodon");
        UUID wrong = says("identified", "It was the cat.", "mastodon");
        configure(account("mastodon").put("enabled", false));

        incident.tells(
                "retracted", new JsonObject().put("id", notifier.updateOf(wrong).toString()));
        await(incident, "mastodon", "delivered", "delivered", "delivered");
        incident.tells("corrected", Events.correctionOf(notifier.updateOf(right), "Nobody can pay."));
        await(incident, "mastodon", "delivered", "delivered", "delivered", "delivered");

        assertThat(networks.get("mastodon").deleted()).hasSize(1);
        assertThat(posts("mastodon"))
                .extracting(FakeNetwork.Post::text)
                .satisfiesExactly(
                        first -> assertThat(first).contains("Nobody can pray."),
                        correction -> assertThat(correction).contains("Nobody can pay."));
    }

    @Test
    void retractionThatWaitsOutlivesThatItsAccountIsSwitchedOff() {
        UUID wrong = says("investigating", "It was the cat.", "mastodon");
        networks.get("mastodon")
                .mood(Mood.answering(Answered.json(503, new JsonObject()).with("Retry-After", "600")));
        incident.tells(
                "retracted", new JsonObject().put("id", notifier.updateOf(wrong).toString()));
        await(incident, "mastodon", "delivered", "retrying");

        configure(account("mastodon").put("enabled", false));
        networks.get("mastodon").mood(Mood.WELL);

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            dueNow();
            return states("mastodon").equals(List.of("delivered", "delivered"));
        });
        assertThat(posts("mastodon")).isEmpty();
    }

    @Test
    void whatMayHaveBeenPostedIsTakenBackToo() {
        networks.get("x").mood(Mood.LOSES_ANSWERS);
        UUID wrong = incident.says("investigating", "It was the cat.");
        await(incident, "x", "uncertain");
        networks.get("x").mood(Mood.WELL);

        incident.tells(
                "retracted", new JsonObject().put("id", notifier.updateOf(wrong).toString()));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> states("x").size() == 2
                        && "delivered".equals(states("x").get(1)));
    }

    /** Says it, and waits until these networks have it. */
    private UUID says(String status, String message, String... delivered) {
        UUID event = incident.says(status, message);
        for (String network : delivered) {
            notifier.settles(
                    "SELECT count(*) FROM deliveries WHERE publication_id = $1 AND channel = $2 AND state = 'delivered'",
                    1,
                    event,
                    network);
        }
        return event;
    }

    private void await(Events told, String network, String... states) {
        notifier.awaitStates(told, notifier.account(network), states);
    }

    private List<String> states(String network) {
        return notifier.states(incident, notifier.account(network));
    }

    /** Of this incident: something of a test before may come late. */
    private List<FakeNetwork.Post> posts(String network) {
        return posts(network, incident);
    }

    private List<FakeNetwork.Post> posts(String network, Events told) {
        return networks.get(network).posts().stream()
                .filter(post -> post.text().contains(told.publicId))
                .toList();
    }

    private void dueNow() {
        notifier.sql(
                "UPDATE queue SET due_at = now() WHERE incident_id = $1 AND state <> 'sending'", incident.incident);
    }

    private void configure(JsonObject... accounts) {
        notifier.asAdmin()
                .body(new JsonObject()
                        .put("accounts", new JsonArray(List.of(accounts)))
                        .encode())
                .put("/api/v1/social")
                .then()
                .statusCode(200);
    }

    private static JsonObject account(String channel) {
        return new JsonObject().put("channel", channel);
    }
}
