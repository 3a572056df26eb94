package io.sitrep.bot;

import static io.restassured.RestAssured.given;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.sitrep.bot.fake.FakeSlack;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.bot.slack.http.SlackSignature;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SlackDoorTest extends BotTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @ParameterizedTest
    @ValueSource(strings = {"/slack/events", "/slack/commands", "/slack/interactive"})
    void everyDoorTakesCommandsAndTheHandshake(String path) {
        assertForAll(answerTo(
                typedBy(FakeSlack.RESPONDER).types("declare Checkout is down").to(path)));

        byte[] handshake = "{\"type\":\"url_verification\",\"token\":\"t\",\"challenge\":\"3eZbrw1a\"}"
                .getBytes(StandardCharsets.UTF_8);
        Response answer = Typing.signed(handshake, "application/json").post(path);
        assertThat(json(answer.asString()).path("challenge").asText()).isEqualTo("3eZbrw1a");
    }

    @ParameterizedTest
    @ValueSource(longs = {-310, 310})
    void aRequestFromAnotherTimeIsRefused(long seconds) {
        String body =
                typedBy(FakeSlack.RESPONDER).types("declare Checkout is down").body();
        String then = Long.toString(Instant.now().getEpochSecond() + seconds);

        Response answer = given().config(Typing.RAW)
                .header("Content-Type", FORM)
                .header(SlackSignature.TIMESTAMP_HEADER, then)
                .header(
                        SlackSignature.SIGNATURE_HEADER,
                        new SlackSignature(Fakes.SIGNING_SECRET, Clock.systemUTC())
                                .sign(then, body.getBytes(StandardCharsets.UTF_8)))
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/slack/commands");

        assertRefused(answer);
    }

    @Test
    void aRequestThatIsNotSignedOrSignedByAnotherIsRefusedAndHasNoEffect() {
        byte[] body = typedBy(FakeSlack.RESPONDER)
                .types("declare Checkout is down")
                .body()
                .getBytes(StandardCharsets.UTF_8);
        String now = Long.toString(Instant.now().getEpochSecond());
        String other = new SlackSignature("another secret", Clock.systemUTC()).sign(now, body);

        assertRefused(given().config(Typing.RAW)
                .header("Content-Type", FORM)
                .body(body)
                .post("/slack/events"));
        assertRefused(given().config(Typing.RAW)
                .header("Content-Type", FORM)
                .header(SlackSignature.TIMESTAMP_HEADER, now)
                .header(SlackSignature.SIGNATURE_HEADER, other)
                .body(body)
                .post("/slack/events"));
        assertThat(incidents.mutations()).isEmpty();
    }

    private static void assertRefused(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(json(answer.asString()).path("type").asText()).isEqualTo("/problems/bad-signature");
    }

    @Test
    void rawUtf8InTheBodyIsReadAsUtf8WhateverTheMachinesCharset() {
        String body = typedBy(FakeSlack.RESPONDER).body() + "&text=declare+Chèckout – 決済 🔥";

        shown(typedBy(FakeSlack.RESPONDER).send(body));

        await().until(() -> incidents.mutations().size() == 1);
        assertThat(incidents.mutations().get(0).body().path("title").asText()).isEqualTo("Chèckout – 決済 🔥");
    }

    @Test
    void aBodyOver1MiBIsRefused() {
        byte[] big = new byte[2 * 1024 * 1024];

        assertThat(Typing.signed(big, "application/octet-stream")
                        .post("/slack/events")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aSignedBodyThatCannotBeReadIsRefused() {
        assertBad(Typing.signed("{\"type\":".getBytes(StandardCharsets.UTF_8), "application/json")
                .post("/slack/events"));
        assertBad(Typing.signed("command=%2Fincident&text=%zz".getBytes(StandardCharsets.UTF_8), "text/plain")
                .post("/slack/events"));
        Response noTrigger = typedBy(FakeSlack.RESPONDER)
                .with("trigger_id", "")
                .types("list")
                .send();
        assertBad(noTrigger);
        assertThat(noTrigger.asString()).contains("trigger_id");
    }

    private static void assertBad(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void theCertificateProbeAndEventsNobodyWaitsForAreAcknowledged() {
        Response probe = typedBy(FakeSlack.RESPONDER)
                .with("ssl_check", "1")
                .types("declare Checkout is down")
                .send();
        byte[] event = "{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"app_mention\"}}"
                .getBytes(StandardCharsets.UTF_8);
        Response mention = Typing.signed(event, "application/json; charset=utf-8")
                .header("X-Slack-Retry-Num", "1")
                .post("/slack/events");

        assertThat(probe.statusCode()).isEqualTo(200);
        assertThat(probe.asString()).isEmpty();
        assertThat(mention.statusCode()).isEqualTo(200);
        assertThat(incidents.mutations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void bigBodiesArriveWholeOverEachVersionOfHttp(HttpClient.Version version) throws Exception {
        byte[] body = (typedBy(FakeSlack.RESPONDER).types("help").body() + "&filler=" + "x".repeat(900_000))
                .getBytes(StandardCharsets.UTF_8);
        HttpClient client = HttpClient.newBuilder().version(version).build();

        assertThat(client.send(signed(HttpRequest.BodyPublishers.ofByteArray(body), body), ofString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.send(
                                signed(
                                        HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                                        body),
                                ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    private static HttpRequest signed(HttpRequest.BodyPublisher publisher, byte[] body) {
        String now = Long.toString(Instant.now().getEpochSecond());
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/slack/commands"))
                .header("Content-Type", FORM)
                .header(SlackSignature.TIMESTAMP_HEADER, now)
                .header(
                        SlackSignature.SIGNATURE_HEADER,
                        new SlackSignature(Fakes.SIGNING_SECRET, Clock.systemUTC()).sign(now, body))
                .POST(publisher)
                .build();
    }
}
