package io.sitrep.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.fake.FakeSlack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told of an update, or will be, and what can still be done about it. */
@QuarkusTest
class PublicationTest extends BotTest {
    private static final String MANY = "{\"total\":11153,\"channels\":["
            + "{\"channel\":\"email\",\"locale\":\"en\",\"count\":10000},"
            + "{\"channel\":\"webhook\",\"locale\":\"en\",\"count\":940},"
            + "{\"channel\":\"email\",\"locale\":\"it\",\"count\":213}]}";

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
        await().atMost(Duration.ofSeconds(10)).until(() -> incidents.denials().size() == 1);

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
