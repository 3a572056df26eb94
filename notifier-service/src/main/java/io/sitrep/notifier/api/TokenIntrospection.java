package io.sitrep.notifier.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.notifier.Settings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the incident service, which owns the tokens, who is behind one. */
@Singleton
class TokenIntrospection {
    /** Who is behind a token; roles from the lowest up. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Caller(boolean active, String id, String name, List<String> roles) {
        Caller {
            roles = roles == null ? List.of() : List.copyOf(roles);
        }
    }

    private final ObjectMapper json;
    private final HttpClient client;
    private final String url;
    private final String serviceToken;
    private final long timeout;

    TokenIntrospection(
            ObjectMapper json,
            Vertx vertx,
            Settings settings,
            @ConfigProperty(name = "suite.patience.tokens") Duration timeout) {
        this.json = json;
        this.timeout = timeout.toMillis();
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) this.timeout));
        this.url = settings.incidentUrl().toString().replaceAll("/+$", "") + "/api/v1/tokens/introspect";
        this.serviceToken = settings.serviceToken();
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** Fails when the incident service is away or answers anything but 200. */
    Uni<Caller> ask(String token) {
        return Uni.createFrom().completionStage(() -> post(token).toCompletionStage());
    }

    private Future<Caller> post(String token) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setTimeout(timeout)
                .putHeader("Authorization", "Bearer " + serviceToken)
                .putHeader("Content-Type", "application/json");
        return client.request(request)
                .compose(ready -> ready.send(body(token)))
                .compose(TokenIntrospection::good)
                .compose(HttpClientResponse::body)
                .map(answer -> read(answer.getBytes()));
    }

    private static Future<HttpClientResponse> good(HttpClientResponse response) {
        return response.statusCode() == 200
                ? Future.succeededFuture(response)
                : Future.failedFuture("introspection answered " + response.statusCode());
    }

    private String body(String token) {
        try {
            return json.writeValueAsString(Map.of("token", token));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Caller read(byte[] answer) {
        try {
            return json.readValue(answer, Caller.class);
        } catch (IOException unreadable) {
            throw new IllegalStateException("introspection gave an unreadable answer", unreadable);
        }
    }
}
