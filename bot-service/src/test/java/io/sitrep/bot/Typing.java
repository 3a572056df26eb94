package io.sitrep.bot;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.sitrep.bot.fake.FakeSlack;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.bot.slack.http.SlackSignature;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Somebody types a command, and Slack sends it. */
public final class Typing {
    /** The bytes as they are: nothing is encoded again, and no charset is added. */
    static final RestAssuredConfig RAW = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.BINARY)
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private final Map<String, String> form = new LinkedHashMap<>();
    private String path = "/slack/commands";

    private Typing() {}

    static Typing by(String user, FakeSlack slack) {
        String trigger = UUID.randomUUID().toString();
        return new Typing()
                .with("team_id", FakeSlack.HOME)
                .with("user_id", user)
                .with("user_name", "nick")
                .with("channel_id", "C0GENERAL")
                .with("command", "/incident")
                .with("trigger_id", trigger)
                .with("response_url", slack.responseUrl(trigger));
    }

    Typing types(String text) {
        return with("text", text);
    }

    Typing with(String field, String value) {
        form.put(field, value);
        return this;
    }

    Typing to(String otherPath) {
        path = otherPath;
        return this;
    }

    String trigger() {
        return form.get("trigger_id");
    }

    String responseUrl() {
        return form.get("response_url");
    }

    Response send() {
        return send(body());
    }

    String body() {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    Response send(String body) {
        return signed(body.getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded")
                .post(path);
    }

    static RequestSpecification signed(byte[] body, String type) {
        String now = Long.toString(Instant.now().getEpochSecond());
        return given().config(RAW)
                .header("Content-Type", type)
                .header(SlackSignature.TIMESTAMP_HEADER, now)
                .header(
                        SlackSignature.SIGNATURE_HEADER,
                        new SlackSignature(Fakes.SIGNING_SECRET, Clock.systemUTC()).sign(now, body))
                .body(body);
    }
}
