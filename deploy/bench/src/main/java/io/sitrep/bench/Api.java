package io.sitrep.bench;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;

/** The incident service as a client sees it. */
final class Api implements AutoCloseable {
    private final HttpClient client;
    private final int port;
    private final int managementPort;
    private final String token;

    Api(Vertx vertx, RunningService service, int connections, String token) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost("127.0.0.1")
                .setMaxPoolSize(connections)
                .setKeepAlive(true)
                .setTcpNoDelay(true));
        this.port = service.port();
        this.managementPort = service.managementPort();
        this.token = token;
    }

    /** Whether the process lives: next to nothing for the service, so this is what client and HTTP cost. */
    Future<Void> live() {
        return client.request(HttpMethod.GET, managementPort, "127.0.0.1", "/q/health/live")
                .compose(request -> request.send())
                .compose(answer -> answer.body().map(body -> expect(200, answer, body)))
                .mapEmpty();
    }

    Future<JsonObject> get(String path) {
        return client.request(HttpMethod.GET, port, "127.0.0.1", path)
                .compose(request ->
                        request.putHeader("Authorization", "Bearer " + token).send())
                .compose(answer -> answer.body().map(body -> expect(200, answer, body)))
                .map(Buffer::toJsonObject);
    }

    Future<JsonObject> post(String path, JsonObject body, String... headers) {
        MultiMap more = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < headers.length; i += 2) {
            more.add(headers[i], headers[i + 1]);
        }
        Buffer json = body.toBuffer();
        return post(path, json, more).map(Buffer::toJsonObject);
    }

    private Future<Buffer> post(String path, Buffer json, MultiMap headers) {
        return client.request(HttpMethod.POST, port, "127.0.0.1", path).compose(request -> {
            request.headers().addAll(headers);
            request.putHeader("Authorization", "Bearer " + token).putHeader("Content-Type", "application/json");
            return request.send(json).compose(answer -> answer.body().map(body -> expect(2, answer, body)));
        });
    }

    /** @param wanted a status, or its first digit */
    private static Buffer expect(int wanted, HttpClientResponse answer, Buffer body) {
        if (answer.statusCode() != wanted && answer.statusCode() / 100 != wanted) {
            throw new IllegalStateException(
                    answer.request().getURI() + " answered " + answer.statusCode() + ": " + body);
        }
        return body;
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.MINUTES);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
