package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** One guild with two people and a channel, and a bot that calls REST. */
abstract class DiscordHouse {
    static final String GUILD = "900";
    static final String GENERAL = "901";
    static final String ROSA = "101";
    static final String OTTO = "102";
    static final String DUTY = "950";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final MovedClock clock = new MovedClock();
    final FakeDiscord discord = new FakeDiscord(0, clock);
    final DiscordGuild home = discord.guild(GUILD);
    final DiscordUser rosa = discord.user(GUILD, ROSA);

    @BeforeEach
    void somebodyIsThere() {
        home.add(DiscordPerson.member(ROSA, "Rosa"), DUTY)
                .add(DiscordPerson.member(OTTO, "Otto").speaking("it"))
                .channel(GENERAL, "general");
    }

    @AfterEach
    void close() {
        discord.close();
    }

    /** Registers {@code /incident declare|show|ping}. */
    void registers() {
        JsonObject severity = option(3, "severity")
                .put(
                        "choices",
                        new JsonArray().add(new JsonObject().put("name", "SEV1").put("value", "SEV1")));
        JsonObject declare = option(1, "declare")
                .put(
                        "options",
                        new JsonArray()
                                .add(option(3, "title").put("required", true))
                                .add(severity)
                                .add(option(6, "lead")));
        JsonObject show = option(1, "show")
                .put("options", new JsonArray().add(option(3, "ref").put("autocomplete", true)));
        JsonObject incident = new JsonObject()
                .put("name", "incident")
                .put("description", "Incidents")
                .put("options", new JsonArray().add(declare).add(show).add(option(1, "ping")));
        HttpResponse<String> answer = call(
                "PUT",
                "applications/" + FakeDiscord.APPLICATION + "/commands",
                new JsonArray().add(incident).encode());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    static JsonObject option(int type, String name) {
        return new JsonObject().put("type", type).put("name", name).put("description", "About " + name);
    }

    static JsonObject content(String text) {
        return new JsonObject().put("content", text);
    }

    HttpResponse<String> call(String method, String path) {
        return call(method, path, "");
    }

    HttpResponse<String> call(String method, String path, JsonObject body) {
        return call(method, path, body.encode());
    }

    HttpResponse<String> call(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(discord.apiUrl() + path))
                .header("Authorization", "Bot " + FakeDiscord.TOKEN)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException lost) {
            throw new IllegalStateException(lost);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(closing);
        }
    }

    /** The body of an answer that has to be one of success. */
    JsonObject done(String method, String path, JsonObject body) {
        HttpResponse<String> answer = call(method, path, body);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.body());
        }
        return answer.body().isEmpty() ? new JsonObject() : new JsonObject(answer.body());
    }

    /** Discord's code for a refusal; 0 for none. */
    int refusal(String method, String path, JsonObject body) {
        HttpResponse<String> answer = call(method, path, body);
        return answer.statusCode() / 100 == 2 ? 0 : new JsonObject(answer.body()).getInteger("code");
    }

    String posted(String text) {
        return done("POST", "channels/" + GENERAL + "/messages", content(text)).getString("id");
    }

    /** What somebody does while the test answers for the app. */
    static <T> CompletableFuture<T> meanwhile(Callable<T> deed) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return deed.call();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    static final class MovedClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-20T10:00:00Z");

        void moves(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
