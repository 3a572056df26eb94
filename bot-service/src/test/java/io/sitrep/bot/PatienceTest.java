package io.sitrep.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.fake.FakeIncidentService.Misbehaviour;
import io.sitrep.bot.fake.FakeSlack;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.lines.Lines;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** How long what is away is waited for. */
@QuarkusTest
class PatienceTest extends BotTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Pool database;

    @Inject
    SecretBox secrets;

    @Test
    void aServiceThatAsksForPatienceIsLeftAloneForSoLong() {
        incidents.next(new Misbehaviour.Busy(Duration.ofSeconds(4)));
        long begun = System.nanoTime();
        Typing command = typedBy(FakeSlack.RESPONDER).types("declare Checkout is down");
        command.send();

        await().atMost(SOON).until(() -> incidents.mutations().size() == 1);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void howOftenItWasTriedGivesNoCommandUpAsLongAsItIsNotOld() {
        incidents.next(new Misbehaviour.Broken(503));
        try (Lines lines = Lines.listen()) {
            Typing command = left("received", null, 50, "-30 seconds");

            await().atMost(SOON).until(() -> incidents.mutations().size() == 1);
            await().atMost(SOON)
                    .until(() -> slack.lateAnswersTo(command.trigger()).size() == 1);
            assertThat(textOf(slack.lateAnswersTo(command.trigger()).get(0))).contains("INC-1 declared");
            assertThat(lines.saying("the incident service is away", idOf(command)))
                    .as("each line of it carries its id and its trace")
                    .isNotEmpty()
                    .allSatisfy(away -> {
                        assertThat(away.level()).isEqualTo("WARN");
                        assertThat(lines.saying("INC-1: declared", idOf(command)))
                                .singleElement()
                                .satisfies(done -> assertThat(done.fields())
                                        .containsEntry("incidentRef", "INC-1")
                                        .containsEntry("traceId", away.fields().get("traceId")));
                    });
        }
    }

    @Test
    void anAnswerIsHandedOverHoursAfterItsPlatformWentAway() {
        slack.next(503);
        Typing command = left("done", "{\"text\":\"x\"}", 25, "23 hours");

        await().atMost(SOON).until(() -> stateOf(command).getInteger("failures") == 26);
        assertThat(stateOf(command).getString("state")).isEqualTo("done");
        assertThat(stateOf(command).getBoolean("soon")).isTrue();
    }

    @Test
    void anAnswerOfYesterdayIsGivenUp() {
        slack.next(503);
        try (Lines lines = Lines.listen()) {
            Typing command = left("done", "{\"text\":\"x\"}", 25, "25 hours");

            await().atMost(SOON).until(() -> stateOf(command).getString("state").equals("answered"));
            assertThat(lines.saying("is given up", idOf(command)))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.level()).isEqualTo("ERROR");
                        assertThat(line.text()).startsWith("invocationId=" + idOf(command) + " ");
                    });
        }
    }

    private static String idOf(Typing command) {
        return "slack:" + FakeSlack.HOME + ":" + command.trigger();
    }

    private Row stateOf(Typing command) {
        return database.preparedQuery(
                        "SELECT state, failures, due_at <= now() + interval '2 minutes' AS soon FROM inbound WHERE invocation_id = $1")
                .executeAndAwait(Tuple.of(idOf(command)))
                .iterator()
                .next();
    }

    /** A command as earlier attempts left it. */
    private Typing left(String state, String answer, int failures, String ago) {
        Typing command = typedBy(FakeSlack.RESPONDER).types("declare Checkout is down");
        database.preparedQuery("""
                        INSERT INTO inbound (invocation_id, platform, workspace, person, person_name, channel, said, reply_to,
                                             state, answer, failures, due_at, received_at, done_at)
                        VALUES ($1, 'slack', $2, $3, 'nick', 'C0GENERAL', 'declare Checkout is down', $4, $5, $6, $7, now(),
                                now() - $8::text::interval, CASE WHEN $5 = 'done' THEN now() - $8::text::interval END)""")
                .executeAndAwait(Tuple.from(Arrays.asList(
                        idOf(command),
                        FakeSlack.HOME,
                        FakeSlack.RESPONDER,
                        secrets.seal(command.responseUrl()),
                        state,
                        answer,
                        failures,
                        ago)));
        return command;
    }
}
