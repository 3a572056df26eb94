package io.sitrep.bench.fanout;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * A process that takes webhooks on {@code /h/NUMBER} and counts them by number. {@code GET /stats} says how many came, to how many
 * numbers, and when the first and last did; {@code POST /reset} begins anew; {@code GET /body} is the newest body.
 */
public final class Receiver {
    private static final int MOST = 2_000_000;

    private final AtomicIntegerArray seen = new AtomicIntegerArray(MOST);
    private long count;
    private long distinct;
    private long first;
    private long last;
    private Buffer body = Buffer.buffer();

    private Receiver() {}

    /** Prints {@code listening PORT} when it is ready. */
    public static void main(String... arguments) {
        Receiver receiver = new Receiver();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        vertx.createHttpServer(new HttpServerOptions().setAcceptBacklog(4096).setTcpNoDelay(true))
                .requestHandler(receiver::handle)
                .listen(0, "127.0.0.1")
                .onSuccess(server -> System.out.println("listening " + server.actualPort()));
    }

    private void handle(HttpServerRequest request) {
        String path = request.path();
        if (path.startsWith("/h/")) {
            if (count == 0) {
                request.body().onSuccess(whole -> body = whole);
            }
            take(Integer.parseInt(path.substring(3)));
            request.response().end();
        } else if (path.equals("/stats")) {
            request.response()
                    .end(new JsonObject()
                            .put("count", count)
                            .put("distinct", distinct)
                            .put("first", first)
                            .put("last", last)
                            .toBuffer());
        } else if (path.equals("/body")) {
            request.response().end(body);
        } else {
            reset();
            request.response().end();
        }
    }

    private void take(int number) {
        last = System.currentTimeMillis();
        if (count++ == 0) {
            first = last;
        }
        if (seen.incrementAndGet(number) == 1) {
            distinct++;
        }
    }

    private void reset() {
        for (int i = 0; i < MOST; i++) {
            seen.lazySet(i, 0);
        }
        count = 0;
        distinct = 0;
    }
}
