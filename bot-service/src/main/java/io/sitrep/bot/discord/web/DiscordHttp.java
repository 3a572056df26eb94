package io.sitrep.bot.discord.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.bot.port.PlatformAway;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.requests.RestRateLimiter;
import net.dv8tion.jda.api.requests.Route;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/** One request to Discord and its answer, each of which has an end. Source: https://discord.com/developers/docs/reference, read 2026-11-23. */
final class DiscordHttp {
    private static final int TOO_MANY = 429;
    /** A hundred messages, or all channels of a large guild, are less. */
    private static final long LONGEST_BODY = 8L << 20;

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final OkHttpClient http = new OkHttpClient.Builder()
            // By itself it sends again what may have had its effect, at another of the server's addresses.
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .build();

    private final String apiUrl;
    private final String token;
    private final String userAgent;
    private final ObjectMapper json;
    private final DiscordAnswers answers;
    private volatile boolean tokenRefused;

    DiscordHttp(URI apiUrl, String token, URI ourPage, ObjectMapper json) {
        this.apiUrl = apiUrl.toString().endsWith("/") ? apiUrl.toString() : apiUrl + "/";
        this.token = token;
        // In the form Discord wants: without it requests may be blocked.
        this.userAgent = "DiscordBot (" + ourPage + ", 1)";
        this.json = json;
        this.answers = new DiscordAnswers(json);
    }

    /**
     * What Discord says.
     *
     * @param answer empty where it asks to wait: then nothing has happened
     * @param patience how long
     */
    record Said(Optional<JsonNode> answer, Duration patience) {}

    Said send(Route.CompiledRoute route, Optional<JsonNode> body, Duration time, Buckets buckets) {
        Call call = http.newCall(request(route, body));
        call.timeout().timeout(time.toNanos(), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            byte[] answer = read(response);
            if (response.code() == TOO_MANY) {
                Duration wait = asked(response, answer);
                buckets.tooMany(route, response.headers(), wait);
                return new Said(Optional.empty(), wait);
            }
            buckets.answered(route, response.headers());
            if (isByToken(route)) {
                tokenRefused = response.code() == DiscordAnswers.UNAUTHORIZED;
            }
            return new Said(Optional.of(answers.usable(response.code(), answer)), Duration.ZERO);
        } catch (IOException lost) {
            throw new PlatformAway("no answer of Discord, " + lost.getClass().getSimpleName(), DiscordAnswers.SOON);
        }
    }

    /** Whether Discord did not take the bot's token when it was last asked something by it. */
    boolean isTokenRefused() {
        return tokenRefused;
    }

    /** Answers to interactions go by a token of theirs, which ends after a while. */
    private static boolean isByToken(Route.CompiledRoute route) {
        String path = route.getCompiledRoute();
        return !path.startsWith("interactions/") && !path.startsWith("webhooks/");
    }

    void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private Request request(Route.CompiledRoute route, Optional<JsonNode> body) {
        RequestBody sent = body.map(node -> RequestBody.create(node.toString(), JSON))
                .orElseGet(() -> mayHaveBody(route) ? RequestBody.create(new byte[0], null) : null);
        return new Request.Builder()
                .url(apiUrl + route.getCompiledRoute())
                .method(route.getMethod().toString(), sent)
                .header("Authorization", "Bot " + token)
                .header("User-Agent", userAgent)
                .build();
    }

    /** The client wants one of these, be it empty. */
    private static boolean mayHaveBody(Route.CompiledRoute route) {
        return switch (route.getMethod()) {
            case POST, PUT, PATCH -> true;
            default -> false;
        };
    }

    private static byte[] read(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(LONGEST_BODY + 1)) {
            throw new PlatformAway("an answer without an end", DiscordAnswers.SOON);
        }
        return source.getBuffer().readByteArray();
    }

    /** The body says it to the millisecond. */
    private Duration asked(Response response, byte[] answer) {
        Duration header = Buckets.seconds(response.header(RestRateLimiter.RETRY_AFTER_HEADER), DiscordAnswers.SOON);
        try {
            JsonNode exact = json.reader()
                    .readTree(new String(answer, StandardCharsets.UTF_8))
                    .path("retry_after");
            return exact.isNumber() ? Buckets.seconds(exact.asText(), header) : header;
        } catch (IOException notDiscords) {
            return header;
        }
    }
}
