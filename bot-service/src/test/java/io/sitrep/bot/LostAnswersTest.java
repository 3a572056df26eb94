package io.sitrep.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.sitrep.bot.fake.FakeSlack;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.bot.slack.http.SlackSignature;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Slack may hang up before it is answered, although the answer is there in time. */
@QuarkusTest
class LostAnswersTest extends BotTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Pool database;

    @Test
    void anAnswerThatFindsNobodyThereComesByItsOwnAddressOnce() throws IOException {
        CountDownLatch worked = incidents.holdsTheNext();
        Typing command = typedBy(FakeSlack.RESPONDER).types("declare Nobody waits");

        try (Socket slacks = new Socket("127.0.0.1", RestAssured.port)) {
            slacks.getOutputStream().write(request(command.body()));
            await().atMost(SOON).until(() -> isIn(command, "settled"));
        }
        // Once this is answered the bot has seen the other one hang up, too.
        types(FakeSlack.VIEWER, "list");
        worked.countDown();

        await().atMost(SOON).until(() -> slack.lateAnswersTo(command.trigger()).size() == 1);
        assertThat(textOf(slack.lateAnswersTo(command.trigger()).get(0))).contains("INC-1 declared");
        await().atMost(SOON).until(() -> isIn(command, "answered"));
        assertThat(slack.lateAnswersTo(command.trigger())).hasSize(1);
        assertThat(incidents.mutations()).hasSize(1);
    }

    private boolean isIn(Typing command, String state) {
        return database.preparedQuery("SELECT FROM inbound WHERE invocation_id = $1 AND state = $2")
                        .executeAndAwait(Tuple.of("slack:" + FakeSlack.HOME + ":" + command.trigger(), state))
                        .size()
                == 1;
    }

    private static byte[] request(String body) {
        String now = Long.toString(Instant.now().getEpochSecond());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String signature = new SlackSignature(Fakes.SIGNING_SECRET, Clock.systemUTC()).sign(now, bytes);
        return String.join(
                        "\r\n",
                        "POST /slack/commands HTTP/1.1",
                        "Host: 127.0.0.1",
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: " + bytes.length,
                        SlackSignature.TIMESTAMP_HEADER + ": " + now,
                        SlackSignature.SIGNATURE_HEADER + ": " + signature,
                        "",
                        body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
