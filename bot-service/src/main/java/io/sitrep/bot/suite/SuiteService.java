package io.sitrep.bot.suite;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * Another service of the suite, for what the bot does by itself. Each call fails with {@link SuiteRefused} when the
 * service said no and with {@link SuiteAway} when it gave no usable answer within some seconds; never otherwise.
 */
public final class SuiteService {
    private static final int CONNECT_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 10_000;
    private static final int TOO_MANY = 429;

    private final SuiteApi api;
    private final String name;
    private final String base;
    private final String token;

    /** @param name as people call it: it stands in logs */
    public SuiteService(String name, URI address, String token) {
        this.name = name;
        this.base = address.toString().replaceFirst("/+$", "");
        this.token = token;
        this.api = QuarkusRestClientBuilder.newBuilder()
                .baseUri(address)
                .connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .readTimeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS)
                .disableDefaultMapper(true)
                .build(SuiteApi.class);
    }

    /** @return what the service answered; an empty object when it answered nothing */
    public Uni<JsonObject> send(SuiteCall call) {
        return sent(call)
                .onFailure()
                .transform(lost ->
                        new SuiteAway(name + " is away: " + lost.getClass().getSimpleName()))
                .map(this::read);
    }

    private Uni<Response> sent(SuiteCall call) {
        SuiteHeaders headers = new SuiteHeaders(token, call);
        String url = base + call.path();
        String body = call.body() == null ? "" : call.body().encode();
        return switch (call.method()) {
            case "GET" -> api.get(url, headers);
            case "POST" -> api.post(url, headers, body);
            case "PUT" -> api.put(url, headers, body);
            case "PATCH" -> api.patch(url, headers, body);
            case "DELETE" -> api.delete(url, headers);
            default -> throw new IllegalArgumentException(call.method());
        };
    }

    private JsonObject read(Response answer) {
        int status = answer.getStatus();
        if (status >= 500 || status == TOO_MANY) {
            throw new SuiteAway(name + " answered " + status);
        }
        if (status >= 300) {
            throw new SuiteRefused(name, status);
        }
        try {
            String body = status == 204 ? "" : answer.readEntity(String.class);
            return body == null || body.isBlank() ? new JsonObject() : new JsonObject(body);
        } catch (DecodeException unreadable) {
            throw new SuiteAway(name + " answered something that is no JSON");
        }
    }
}
