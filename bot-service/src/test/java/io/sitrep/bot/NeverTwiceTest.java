package io.sitrep.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.sitrep.bot.command.Catalog;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.fake.FakeIncidentService.Misbehaviour;
import io.sitrep.bot.fake.FakeSlack;
import io.sitrep.kit.secret.SecretBox;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class NeverTwiceTest extends BotTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Pool database;

    @Inject
    SecretBox secrets;

    @Inject
    Catalog catalog;

    @Test
    void theSameRequestAgainHasOneEffectAndTheSameAnswer() {
        Typing command = typedBy(FakeSlack.RESPONDER).types("declare Checkout is down");

        String first = command.send().asString();
        String second = command.send().asString();
        String byEvents = command.to("/slack/events").send().asString();

        assertThat(second).isEqualTo(first);
        assertThat(byEvents).isEqualTo(first);
        assertThat(incidents.mutations()).hasSize(1);
    }

    @Test
    void theSameRequestWhileItIsWorkedOnIsAnsweredEmpty() {
        CountDownLatch worked = incidents.holdsTheNext();
        Typing command = typedBy(FakeSlack.RESPONDER).types("declare Checkout is down");
        command.send();

        Response again = command.send();

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEmpty();
        worked.countDown();
        await().atMost(SOON).until(() -> slack.lateAnswersTo(command.trigger()).size() == 1);
        assertThat(incidents.mutations()).hasSize(1);
    }

    @Test
    void aSlowIncidentServiceDoesNotKeepSlackWaiting() {
        CountDownLatch worked = incidents.holdsTheNext();
        Typing command = typedBy(FakeSlack.RESPONDER).types("declare Checkout is down");

        Response response = command.send();

        assertPrivate(shown(response));
        assertThat(textOf(shown(response))).contains("Working on it");
        worked.countDown();
        await().atMost(SOON).until(() -> slack.lateAnswersTo(command.trigger()).size() == 1);
        JsonNode late = slack.lateAnswersTo(command.trigger()).get(0);
        assertForAll(late);
        assertThat(textOf(late)).contains("INC-1 declared");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(json(command.send().asString())).isEqualTo(late));
        assertThat(incidents.mutations()).hasSize(1);
    }

    @Test
    void anAnswerThatWasLostIsFetchedAgainAndTheEffectIsOne() {
        incidents.next(new Misbehaviour.LostAnswer());
        Typing command = typedBy(FakeSlack.RESPONDER).types("declare Checkout is down");

        JsonNode now = shown(command.send());

        assertPrivate(now);
        assertThat(textOf(now)).contains("no need to type it again");
        await().atMost(SOON).until(() -> slack.lateAnswersTo(command.trigger()).size() == 1);
        assertThat(textOf(slack.lateAnswersTo(command.trigger()).get(0))).contains("INC-1 declared");
        assertThat(incidents.mutations()).hasSize(1);
    }

    @Test
    void whenItIsGivenUpItIsToldWhetherSomethingMayHaveHappened() {
        incidents.next(new Misbehaviour.Broken(500), new Misbehaviour.Broken(500), new Misbehaviour.Broken(500));

        assertThat(lastWordOn("declare Checkout is down")).contains("is not known", "/incident list");
    }

    @Test
    void anIncidentServiceThatIsAwayIsWaitedForAndThenNothingWasChanged() {
        incidents.leave();
        try {
            assertThat(lastWordOn("declare Checkout is down")).contains("Nothing was changed");
        } finally {
            incidents.comeBack();
        }
    }

    private String lastWordOn(String typed) {
        Typing command = typedBy(FakeSlack.RESPONDER).types(typed);
        assertPrivate(shown(command.send()));
        await().atMost(SOON).until(() -> slack.lateAnswersTo(command.trigger()).size() == 1);
        JsonNode late = slack.lateAnswersTo(command.trigger()).get(0);
        assertPrivate(late);
        return textOf(late);
    }

    @Test
    void aCrashBeforeTheEffectIsMadeGoodOnceAtTheNextStart() {
        Typing command = typedBy(FakeSlack.RESPONDER).types("declare Checkout is down");
        left(command, "declare Checkout is down", "received", null);

        await().atMost(SOON).until(() -> slack.lateAnswersTo(command.trigger()).size() == 1);
        assertThat(textOf(slack.lateAnswersTo(command.trigger()).get(0))).contains("INC-1 declared");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(command.send().asString()).contains("INC-1 declared"));
        assertThat(incidents.mutations()).hasSize(1);
    }

    @Test
    void aCrashAfterTheOrderWasSettledCarriesOutThatOrderAndNoOther() {
        types(FakeSlack.RESPONDER, "declare Checkout is down");
        types(FakeSlack.RESPONDER, "declare Search is slow");
        Typing command = typedBy(FakeSlack.RESPONDER).types("resolve");
        left(
                command,
                "resolve",
                "settled",
                "{\"path\":\"incidents/INC-1/updates\",\"ref\":\"INC-1\","
                        + "\"body\":{\"message\":\"Over.\",\"status\":\"resolved\"},\"deed\":\"resolved\"}");

        await().atMost(SOON).until(() -> slack.lateAnswersTo(command.trigger()).size() == 1);
        assertThat(textOf(slack.lateAnswersTo(command.trigger()).get(0))).contains("INC-1 resolved");
        assertThat(incidents.mutations()).hasSize(3);
    }

    /** Each verb that changes something, typed when INC-1 is as it has to be for it. */
    @ParameterizedTest
    @MethodSource("io.sitrep.bot.ChangingVerbs#each")
    void everyVerbHasOneEffectThoughItsAnswerIsLostItIsSentAgainAndItsProcessDies(ChangingVerbs verb) {
        prepare(verb);
        int before = incidents.mutations().size();
        incidents.next(new Misbehaviour.LostAnswer());
        Typing lost = typedBy(FakeSlack.ON_CALL).types(verb.typed());

        lost.send();
        lost.send();
        await().atMost(SOON).until(() -> slack.lateAnswersTo(lost.trigger()).size() == 1);
        assertThat(textOf(slack.lateAnswersTo(lost.trigger()).get(0))).contains(verb.said());
        assertThat(incidents.mutations()).hasSize(before + 1);

        incidents.forgetEverything();
        prepare(verb);
        Typing died = typedBy(FakeSlack.ON_CALL).types(verb.typed());
        left(died, verb.typed(), "received", null);
        await().atMost(SOON).until(() -> slack.lateAnswersTo(died.trigger()).size() == 1);
        assertThat(textOf(slack.lateAnswersTo(died.trigger()).get(0))).contains(verb.said());
        died.send();
        assertThat(incidents.mutations()).hasSize(before + 1);
    }

    private void prepare(ChangingVerbs verb) {
        incidents.posts(verb.verb().equals("publish") ? "held" : "published");
        verb.before().forEach(typed -> types(FakeSlack.ON_CALL, typed));
    }

    @Test
    void theTableOfVerbsIsWhole() {
        assertThat(ChangingVerbs.each().map(ChangingVerbs::verb))
                .containsAll(catalog.usages().stream()
                        .map(Usage::verb)
                        .filter(verb -> !ChangingVerbs.READING.contains(verb))
                        .toList());
    }

    @Test
    void aLateAnswerIsHandedOverAgainWhenSlackStumbles() {
        slack.next(429, 500);
        Typing command = typedBy(FakeSlack.RESPONDER).types("declare Checkout is down");
        left(command, "declare Checkout is down", "received", null);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> slack.lateAnswersTo(command.trigger()).size() == 1);
        assertThat(incidents.mutations()).hasSize(1);
    }

    @Test
    void theAddressForLateAnswersIsSealedAndForgottenAfterwards() {
        CountDownLatch worked = incidents.holdsTheNext();
        Typing command = typedBy(FakeSlack.RESPONDER).types("declare Checkout is down");
        command.send();

        assertThat(replyTo(command))
                .hasSize(1)
                .allSatisfy(kept -> assertThat(kept).doesNotContain("http"));
        worked.countDown();
        await().atMost(SOON).until(() -> replyTo(command).isEmpty());
    }

    private List<String> replyTo(Typing command) {
        return StreamSupport.stream(
                        database.preparedQuery(
                                        "SELECT reply_to FROM inbound WHERE invocation_id = $1 AND reply_to IS NOT NULL")
                                .executeAndAwait(Tuple.of(id(command)))
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .toList();
    }

    private static String id(Typing command) {
        return "slack:" + FakeSlack.HOME + ":" + command.trigger();
    }

    /** As a process that died a moment ago leaves it. */
    private void left(Typing command, String said, String state, String order) {
        database.preparedQuery("""
                        INSERT INTO inbound (invocation_id, platform, workspace, person, person_name, channel, said, reply_to,
                                             state, order_json, holder, due_at)
                        VALUES ($1, 'slack', $2, $3, 'nick', 'C0GENERAL', $4, $5, $6, $7, gen_random_uuid(), now())""")
                .executeAndAwait(Tuple.from(Arrays.asList(
                        id(command),
                        FakeSlack.HOME,
                        FakeSlack.ON_CALL,
                        said,
                        secrets.seal(command.responseUrl()),
                        state,
                        order)));
    }
}
