package io.sitrep.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.events.Told;
import io.sitrep.bot.fake.FakeSlack;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told of an update, or will be, and what can still be done about it. */
@QuarkusTest
class PublicationTest extends BotTest {
    private static final String MANY = "{\"total\":11153,\"channels\":["
            + "{\"channel\":\"email\",\"locale\":\"en\",\"count\":10000},"
            + "{\"channel\":\"webhook\",\"locale\":\"en\",\"count\":940},"
            + "{\"channel\":\"email\",\"locale\":\"it\",\"count\":213}]}";

    @Inject
    Pool database;

    @BeforeEach
    void manyAreSubscribed() {
        incidents.audience(MANY);
    }

    @Test
    void whatIsOutSaysWhoIsToldByChannelAndCanBeStopped() {
        JsonNode answer = types(FakeSlack.RESPONDER, "declare Checkout is down");

        assertThat(textOf(answer)).contains("Telling 10,213 by mail, 940 by webhook.");
        assertThat(buttons(answer)).containsExactly("stop INC-1 #" + update());
        assertThat(answer.findPath("confirm").path("confirm").path("text").asText())
                .isEqualTo("Stop");
    }

    @Test
    void whatIsHeldSaysUntilWhenAndWhoWillBeToldBeforeAnybodyIs() {
        incidents.posts("held");

        JsonNode answer = types(FakeSlack.RESPONDER, "declare Checkout is down");

        assertThat(textOf(answer))
                .contains("Held. It goes out by itself: <!date^", "It will tell 10,213 by mail, 940 by webhook.");
        assertThat(buttons(answer)).containsExactly("publish INC-1 #" + update(), "stop INC-1 #" + update());
        assertThat(textOf(types(FakeSlack.RESPONDER, buttons(answer).get(0)))).contains("INC-1: update published");
    }

    @Test
    void whoIsToldOfWhatIsLetOutIsCountedByThePartsItNames() {
        String part = "0199d3bf-0000-7000-8000-000000000001";
        incidents.posts("held");
        types(FakeSlack.ON_CALL, "declare Checkout is down");
        incidents.concerns("INC-1", part, "major_outage");

        types(FakeSlack.ON_CALL, "publish INC-1");

        List<JsonNode> previews = incidents.previews();
        JsonNode components = previews.get(previews.size() - 1).path("components");
        assertThat(components).hasSize(1);
        assertThat(components.get(0).path("id").asText()).isEqualTo(part);
        assertThat(components.get(0).path("status").asText()).isEqualTo("major_outage");
    }

    @Test
    void whatTheIncidentHoldsBackIsShownOutsideItsRoomToWhoAsksAlone() {
        types(FakeSlack.RESPONDER, "declare Checkout is down");
        assertForAll(types(FakeSlack.VIEWER, "show"));
        incidents.posts("held");
        types(FakeSlack.RESPONDER, "update The key was in the log");

        JsonNode shown = types(FakeSlack.VIEWER, "show");

        assertPrivate(shown);
        assertThat(textOf(shown)).contains("The key was in the log");
    }

    @Test
    void aLateClickIsAnsweredPolitelyByHowItStandsAndDoesNothing() {
        incidents.posts("held");
        List<String> buttons = buttons(types(FakeSlack.ON_CALL, "declare Checkout is down"));
        types(FakeSlack.ON_CALL, buttons.get(0));

        JsonNode late = types(FakeSlack.ON_CALL, buttons.get(0));

        assertPrivate(late);
        assertThat(textOf(late)).contains("has moved on meanwhile: published");
        assertThat(incidents.mutations()).hasSize(2);
    }

    @Test
    void whatAwaitsApprovalIsApprovedByAPublisherAloneAndWhoIsNoneIsAudited() {
        incidents.posts("awaiting_approval");
        JsonNode answer = types(FakeSlack.RESPONDER, "declare Checkout is down");
        assertThat(textOf(answer)).contains("Waits for the approval of another person.");

        JsonNode refused = types(FakeSlack.RESPONDER, "publish");
        assertPrivate(refused);
        assertThat(textOf(refused)).contains("role publisher", "yours is responder");
        await().atMost(Duration.ofSeconds(30)).until(() -> incidents.denials().size() == 1);

        assertThat(textOf(types(FakeSlack.ON_CALL, "publish"))).contains("INC-1: update approved");
        assertThat(incidents.mutations().get(1).path()).endsWith("/approve");
    }

    @Test
    void stopSaysHowManyHadBeenToldByThen() {
        String stop =
                buttons(types(FakeSlack.RESPONDER, "declare Checkout is down")).get(0);

        assertThat(textOf(types(FakeSlack.RESPONDER, stop))).contains("role publisher");
        JsonNode stopped = types(FakeSlack.ON_CALL, stop);

        assertThat(textOf(stopped)).contains("INC-1: update stopped", "37 readers had been told by then.");
        assertThat(buttons(stopped)).isEmpty();
    }

    @Test
    void whatEverybodyWasToldOfIsNotStoppedAnyMore() {
        String stop =
                buttons(types(FakeSlack.ON_CALL, "declare Checkout is down")).get(0);
        JsonNode incident = json(incidents.incident("INC-1"));
        String id = incident.path("id").asText();
        String update = incident.path("updates").path(0).path("id").asText();
        try {
            told(id, update, 1, 40);
            told(id, update, 2, 0);
            for (String late : List.of(stop, "stop INC-1")) {
                JsonNode answer = types(FakeSlack.ON_CALL, late);
                assertPrivate(answer);
                assertThat(textOf(answer)).contains("nothing is unsent any more");
            }
            assertThat(incidents.mutations()).hasSize(1);

            types(FakeSlack.ON_CALL, "update We know why");
            assertThat(textOf(types(FakeSlack.ON_CALL, "stop INC-1"))).contains("update stopped");
        } finally {
            database.query("DELETE FROM incident_told").executeAndAwait();
        }
    }

    /** As the notifier counts it, waited for. */
    private void told(String incident, String update, int sequence, int pending) {
        JsonObject counts = new JsonObject().put("planned", 100).put("pending", pending);
        Told.event(
                "sitrep.deliveries",
                "io.sitrep.delivery.progress.v1",
                incident,
                new JsonObject()
                        .put("sequence", sequence)
                        .put("incident", new JsonObject().put("id", incident))
                        .put("publication", update)
                        .put("update", update)
                        .put("counts", counts)
                        .put("unreachable", 0)
                        .encode());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.preparedQuery("SELECT FROM incident_told WHERE update_id = $1 AND unsent = $2")
                                .executeAndAwait(Tuple.of(UUID.fromString(update), pending))
                                .size()
                        == 1);
    }

    @Test
    void whatIsTakenBackWithoutBeingNamedIsWhatThePublicReads() {
        types(FakeSlack.ON_CALL, "declare Checkout is down");
        String told = json(incidents.incident("INC-1"))
                .path("updates")
                .path(0)
                .path("id")
                .asText();
        incidents.saidInside("INC-1", "It was the key");

        assertThat(textOf(types(FakeSlack.ON_CALL, "retract"))).contains("taken back");
        assertThat(incidents.mutations().get(1).path()).endsWith(told + "/retract");
    }

    @Test
    void anOldUpdatesButtonNeverStopsTheNewOne() {
        String stop =
                buttons(types(FakeSlack.ON_CALL, "declare Checkout is down")).get(0);
        types(FakeSlack.ON_CALL, stop);
        types(FakeSlack.ON_CALL, "update We know why");

        assertThat(textOf(types(FakeSlack.ON_CALL, stop))).contains("has moved on meanwhile: stopped");
        assertThat(incidents.mutations()).hasSize(3);
    }

    @Test
    void whoIsToldIsLeftOutWhereTheNotifierIsAwayAndItCanBeStoppedAllTheSame() {
        incidents.audience("null");

        JsonNode answer = types(FakeSlack.RESPONDER, "declare Checkout is down");

        assertThat(textOf(answer)).contains("INC-1 declared").doesNotContain("Telling", "Nobody");
        assertThat(buttons(answer)).hasSize(1);
    }

    @Test
    void whereNobodyIsToBeToldThereIsNothingToStop() {
        incidents.audience("{\"total\":0,\"channels\":[]}");

        JsonNode answer = types(FakeSlack.RESPONDER, "declare Checkout is down");

        assertThat(textOf(answer)).contains("Nobody who subscribed is to be told.");
        assertThat(buttons(answer)).isEmpty();
    }

    private String update() {
        return json(incidents.incident("INC-1"))
                .path("updates")
                .path(0)
                .path("public_id")
                .asText();
    }

    /** What they type. */
    private static List<String> buttons(JsonNode message) {
        return message.findParents("action_id").stream()
                .map(button -> button.path("value").asText())
                .toList();
    }
}
