package io.sitrep.fakes.slack;

import io.sitrep.fakes.RunningTime;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Requests to the app, signed. Sources: docs.slack.dev/interactivity/implementing-slash-commands,
 * /interactivity/handling-user-interaction, /apis/events-api, 2026-11.
 */
final class HttpDoor implements Door {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI app;
    private final SlackSigning signing;
    private final Clock clock;

    HttpDoor(URI app, SlackSigning signing, Clock clock) {
        this.app = app;
        this.signing = signing;
        this.clock = clock;
    }

    @Override
    public Sent send(Sent.Kind kind, JsonObject payload, int retry) {
        byte[] body = body(kind, payload).getBytes(StandardCharsets.UTF_8);
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        HttpRequest.Builder request = HttpRequest.newBuilder(app.resolve(kind.path))
                .header(
                        "Content-Type",
                        kind == Sent.Kind.EVENT ? "application/json" : "application/x-www-form-urlencoded")
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", signing.of(timestamp, body))
                .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
                .POST(BodyPublishers.ofByteArray(body));
        if (retry > 0) {
            request.header("X-Slack-Retry-Num", Integer.toString(retry)).header("X-Slack-Retry-Reason", "http_timeout");
        }
        return answered(kind, payload, request.build());
    }

    private Sent answered(Sent.Kind kind, JsonObject payload, HttpRequest request) {
        long begun = RunningTime.nanos();
        try {
            HttpResponse<String> answer = RunningTime.send(client, request, PATIENCE);
            return new Sent(kind, payload, answer.statusCode(), answer.body(), since(begun));
        } catch (IOException lost) {
            return new Sent(kind, payload, 0, "", since(begun));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new Sent(kind, payload, 0, "", since(begun));
        }
    }

    private static Duration since(long begun) {
        return RunningTime.since(begun);
    }

    private static String body(Sent.Kind kind, JsonObject payload) {
        return switch (kind) {
            case EVENT -> payload.encode();
            case INTERACTIVE -> "payload=" + encoded(payload.encode());
            case COMMAND ->
                payload.stream()
                        .map(field -> field.getKey() + "=" + encoded(String.valueOf(field.getValue())))
                        .collect(Collectors.joining("&"));
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
