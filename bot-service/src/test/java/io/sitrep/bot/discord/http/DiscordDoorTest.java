package io.sitrep.bot.discord.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.sitrep.bot.discord.DiscordTest;
import io.sitrep.bot.discord.ServedGuild;
import io.sitrep.bot.discord.render.DiscordModals;
import io.sitrep.bot.fake.FakeIncidentService.Misbehaviour;
import io.sitrep.fakes.discord.FakeDiscord;
import io.sitrep.fakes.discord.OpenModal;
import io.sitrep.fakes.discord.Sent;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interactions that Discord sends by HTTP: the same, without the gateway. */
@QuarkusTest
class DiscordDoorTest extends DiscordTest {
    private static final String PATH = "/discord/interactions";
    private static final byte[] PING = "{\"type\":1,\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);
    private static final RestAssuredConfig RAW = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    @TestHTTPResource(PATH)
    URI endpoint;

    @BeforeEach
    void discordReachesUsByHttp() {
        discord.reachesByHttp(endpoint);
    }

    @Test
    void discordsPortalTakesTheEndpoint() throws IOException {
        assertThat(discord.acceptsEndpoint(endpoint)).isTrue();
    }

    @Test
    void aCommandIsPutOffInTheResponseAndAnsweredLaterOnce() {
        Sent sent = types(rosa, "/incident declare title:By HTTP é 🔥");
        answered(rosa, sent, "INC-1 declared");
        rosa.again(sent);

        assertThat(sent.answer()).isEqualTo(5);
        assertThat(sent.isPrivate()).isTrue();
        assertThat(incidents.mutations()).hasSize(1);
        assertThat(incidents.mutations().get(0).body().path("title").asText()).isEqualTo("By HTTP é 🔥");
    }

    @Test
    void aFormIsTheResponseAndIsSentTheSameWay() {
        Sent typed = types(rosa, "/incident declare");
        OpenModal form = rosa.forms().get(rosa.forms().size() - 1);
        Sent sent = rosa.submits(form, Map.of("title", "Filled in", DiscordModals.THEN, "send"));

        assertThat(typed.answer()).isEqualTo(9);
        answered(rosa, sent, "INC-1 declared");
        assertThat(incidents.mutations()).hasSize(1);
    }

    @Test
    void whatIsWrittenIsCompleted() {
        assertThat(rosa.asks(ServedGuild.GENERAL, "/incident role", Map.of("role", "scr"), "role")
                        .choices())
                .containsExactly("scribe");
    }

    @Test
    void aSlowIncidentServiceKeepsNobodyWaiting() {
        CountDownLatch worked = new CountDownLatch(1);
        incidents.next(new Misbehaviour.Held(worked));
        Sent sent = types(rosa, "/incident declare title:Slow");

        assertThat(sent.isAcknowledged()).isTrue();
        worked.countDown();
        answered(rosa, sent, "INC-1 declared");
    }

    @ParameterizedTest
    @ValueSource(longs = {-310, 310})
    void aRequestFromAnotherTimeIsRefused(long seconds) {
        String then = Long.toString(Instant.now().getEpochSecond() + seconds);

        assertRefused(post(PING, then, discord.signing().of(then, PING)));
    }

    @Test
    void whatIsNotSignedOrSignedForOtherBytesIsRefusedAndHasNoEffect() {
        String now = Long.toString(Instant.now().getEpochSecond());
        String good = discord.signing().of(now, PING);
        byte[] other = "{\"type\":1, \"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);

        assertRefused(given().config(RAW).body(PING).post(PATH));
        assertRefused(post(other, now, good));
        assertRefused(post(PING, now, good.substring(2) + "00"));
        assertRefused(post(PING, now, "no hex"));
        assertRefused(post(PING, "yesterday", good));
        assertThat(post(PING, now, good).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoInteractionIsRefused() {
        assertThat(signed("[]".getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(400);
        assertThat(signed("{\"type\":".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(400);
        assertThat(signed(new byte[2 * 1024 * 1024]).statusCode()).isEqualTo(413);
    }

    @Test
    void anAnswerAfterTheInteractionsTimeGoesToTheChannel() {
        discord.next(
                FakeDiscord.FOLLOW_UP,
                io.sitrep.fakes.Mood.answering(io.sitrep.fakes.Answered.json(
                        404, new JsonObject().put("message", "Unknown Webhook").put("code", 10_015))));
        types(rosa, "/incident declare title:Too late");

        await().atMost(SOON)
                .until(() -> discord.guild(ServedGuild.GUILD).in(ServedGuild.GENERAL).stream()
                        .anyMatch(message -> message.words().contains("Too late")));
        assertThat(incidents.mutations()).hasSize(1);
    }

    @Test
    void aPrivateAnswerAfterTheInteractionsTimeGoesToThePersonAlone() {
        io.sitrep.fakes.Mood gone = io.sitrep.fakes.Mood.answering(io.sitrep.fakes.Answered.json(
                404, new JsonObject().put("message", "Unknown Webhook").put("code", 10_015)));
        discord.next(FakeDiscord.LATE_ANSWER, gone);
        discord.next(FakeDiscord.FOLLOW_UP, gone);
        types(rosa, "/incident help");

        await().atMost(SOON)
                .until(() -> discord.guild(ServedGuild.GUILD).direct(ServedGuild.ROSA).stream()
                        .anyMatch(message -> message.words().contains("/incident declare")));
    }

    private Response signed(byte[] body) {
        String now = Long.toString(Instant.now().getEpochSecond());
        return post(body, now, discord.signing().of(now, body));
    }

    private static Response post(byte[] body, String timestamp, String signature) {
        return given().config(RAW)
                .header("Content-Type", "application/json")
                .header(DiscordSignature.TIMESTAMP_HEADER, timestamp)
                .header(DiscordSignature.SIGNATURE_HEADER, signature)
                .body(body)
                .post(PATH);
    }

    private static void assertRefused(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }
}
