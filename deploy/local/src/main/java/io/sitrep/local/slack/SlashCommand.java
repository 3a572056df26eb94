package io.sitrep.local.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.local.slack.Workspace.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sends what a person typed to the bot, signed, and with the fields Slack sends
 * (docs.slack.dev/interactivity/implementing-slash-commands, read 2026-11-21). Like Slack, it waits three seconds.
 */
final class SlashCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final URI bot;
    private final Signature signature;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    SlashCommand(URI bot, Signature signature, Clock clock) {
        this.bot = bot;
        this.signature = signature;
        this.clock = clock;
    }

    /** What Slack would show right away; nothing when the bot only says that it has understood. */
    Answer send(Person person, String channelName, String line, URI responseUrl) {
        String body = Form.encode(fields(person, channelName, line, responseUrl));
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(bot)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", signature.of(timestamp, body))
                .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return shown(line, client.send(request, BodyHandlers.ofString()));
        } catch (HttpTimeoutException e) {
            return failed(line, "operation_timeout");
        } catch (IOException e) {
            return failed(line, "dispatch_failed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(line, "operation_timeout");
        }
    }

    private static Map<String, String> fields(Person person, String channelName, String line, URI responseUrl) {
        String command = line.split("\\s", 2)[0];
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", "unused-since-requests-are-signed");
        fields.put("team_id", Workspace.TEAM);
        fields.put("team_domain", Workspace.DOMAIN);
        fields.put("channel_id", Workspace.INCIDENTS);
        fields.put("channel_name", channelName);
        fields.put("user_id", person.id());
        fields.put("user_name", person.name());
        fields.put("command", command);
        fields.put("text", line.substring(command.length()).strip());
        fields.put("api_app_id", "A0SITREP000");
        fields.put("is_enterprise_install", "false");
        fields.put("response_url", responseUrl.toString());
        fields.put("trigger_id", Tokens.random(10) + "." + Tokens.random(10) + "." + Tokens.random(16));
        return fields;
    }

    private Answer shown(String line, HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            return failed(line, "dispatch_failed");
        }
        if (response.body().isBlank()) {
            return Answer.NOTHING;
        }
        String type = response.headers().firstValue("Content-Type").orElse("");
        return type.startsWith("application/json") ? parsed(line, response.body()) : new Answer(false, response.body());
    }

    private Answer parsed(String line, String body) {
        try {
            JsonNode answer = json.readTree(body);
            return Answer.of(answer);
        } catch (JsonProcessingException e) {
            return failed(line, "dispatch_failed");
        }
    }

    /** In the words that Slack itself uses. */
    private static Answer failed(String line, String reason) {
        return new Answer(false, "%s failed with the error \"%s\"".formatted(line.split("\\s", 2)[0], reason));
    }
}
