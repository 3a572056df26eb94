package io.sitrep.fakes;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A provider's HTTP API on loopback. It keeps what it was told to keep, refuses what the real one refuses, and can be in any
 * {@link Mood}, or away altogether. One request is handled at a time.
 */
public abstract class FakeProvider implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final List<Asked> asked = new ArrayList<>();
    private volatile Mood mood = Mood.WELL;
    private HttpServer server;
    private int port;

    /** On a port that is free. */
    protected FakeProvider() {
        this(0);
    }

    protected FakeProvider(int port) {
        this.port = port;
        comeBack();
    }

    /** What the real one would do and answer. @throws Refused where it would refuse */
    protected abstract Answered handle(Asked request);

    /** How it behaves to this request: to each alike, unless a provider tells them apart. */
    protected Mood moodFor(Asked request) {
        return mood;
    }

    /** Somebody opens a web socket. Most providers have none. */
    protected void connected(ServerWebSocket socket) {
        socket.close();
    }

    /** Without a path; stays the same while it is away. */
    public final URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public final void mood(Mood next) {
        mood = next;
    }

    /** Nobody listens any more. */
    public final void goAway() {
        await(server.close());
    }

    /** Where it was before, knowing what it knew. */
    public final void comeBack() {
        server = await(vertx.createHttpServer()
                .requestHandler(this::receive)
                .webSocketHandler(this::connected)
                .listen(port, "127.0.0.1"));
        port = server.actualPort();
    }

    /** All that came, in its order, also what was refused. */
    public final List<Asked> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    @Override
    public final void close() {
        await(vertx.close());
    }

    private void receive(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Asked whole = new Asked(request.method().name(), request.path(), request.params(), request.headers(), body);
            synchronized (asked) {
                asked.add(whole);
            }
            answer(whole, request);
        });
    }

    private void answer(Asked whole, HttpServerRequest request) {
        Mood now = moodFor(whole);
        if (now instanceof Mood.Answers answers) {
            send(answers.always(), request.response());
        } else if (now instanceof Mood.LosesAnswers) {
            handled(whole);
            request.connection().close();
        } else if (now instanceof Mood.KeepsAnswers) {
            handled(whole);
        } else if (now instanceof Mood.Endless) {
            pour(request.response().setChunked(true));
        } else if (now instanceof Mood.After after) {
            long millis = Math.max(1, after.delay().toMillis());
            vertx.setTimer(millis, later -> send(handled(whole), request.response()));
        }
    }

    private Answered handled(Asked request) {
        try {
            return handle(request);
        } catch (Refused refused) {
            return refused.answered();
        }
    }

    private static void send(Answered answer, HttpServerResponse response) {
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.end(answer.body());
    }

    private static void pour(HttpServerResponse response) {
        response.write(Buffer.buffer("x".repeat(8_192))).onSuccess(more -> pour(response));
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
