package io.sitrep.fakes.discord;

import io.sitrep.fakes.RunningTime;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Signed requests to the app's interactions endpoint; the answer is the response, or comes by REST after a 202. */
final class HttpDoor implements Door {
    private final HttpClient client = HttpClient.newHttpClient();
    private final DiscordWorld world;
    private final Interactions interactions;
    private final DiscordSigning signing;
    private final URI endpoint;

    HttpDoor(DiscordWorld world, Interactions interactions, DiscordSigning signing, URI endpoint) {
        this.world = world;
        this.interactions = interactions;
        this.signing = signing;
        this.endpoint = endpoint;
    }

    @Override
    public Sent send(Sent.Kind kind, Interaction interaction, JsonObject payload) {
        long begun = RunningTime.nanos();
        HttpResponse<String> response;
        try {
            response = post(payload, true);
        } catch (IOException lost) {
            return new Sent(kind, payload, 0, "", since(begun));
        }
        Duration took = since(begun);
        if (response.statusCode() == 202) {
            return SocketDoor.awaited(kind, interaction, payload, begun);
        } else if (response.statusCode() != 200) {
            return new Sent(kind, payload, response.statusCode(), response.body(), took);
        }
        return taken(kind, interaction, payload, response.body(), took);
    }

    private Sent taken(Sent.Kind kind, Interaction interaction, JsonObject payload, String body, Duration took) {
        try {
            synchronized (world) {
                if (!interaction.isAnswered()) {
                    interactions.answer(interaction.id, interaction.token, Json.plain(new JsonObject(body), 2));
                }
            }
            return new Sent(kind, payload, 200, body, took);
        } catch (DiscordError refused) {
            return new Sent(kind, payload, refused.status(), refused.body().encode(), took);
        } catch (DecodeException noJson) {
            return new Sent(kind, payload, 400, body, took);
        }
    }

    /** As Discord's portal decides: a ping has to be answered, and refused when it is signed badly. */
    boolean isAccepted() throws IOException {
        JsonObject ping = new JsonObject()
                .put("id", "1")
                .put("application_id", FakeDiscord.APPLICATION)
                .put("type", Interaction.PING)
                .put("token", "of-a-ping")
                .put("version", 1);
        HttpResponse<String> pong = post(ping, true);
        return pong.statusCode() == 200
                && new JsonObject(pong.body()).getInteger("type", 0) == Callback.PONG
                && post(ping, false).statusCode() == 401;
    }

    /** What the endpoint says to it. */
    private HttpResponse<String> post(JsonObject payload, boolean isSignedWell) throws IOException {
        byte[] body = payload.encode().getBytes(StandardCharsets.UTF_8);
        String timestamp = Long.toString(world.clock().instant().getEpochSecond());
        String signature = signing.of(isSignedWell ? timestamp : timestamp + "0", body);
        HttpRequest request = HttpRequest.newBuilder()
                .uri(endpoint)
                .header("User-Agent", "Discord-Interactions/1.0 (+https://discord.com)")
                .header("Content-Type", "application/json")
                .header("X-Signature-Timestamp", timestamp)
                .header("X-Signature-Ed25519", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return RunningTime.send(client, request, SocketDoor.PATIENCE);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IOException(closing);
        }
    }

    private static Duration since(long begun) {
        return RunningTime.since(begun);
    }
}
