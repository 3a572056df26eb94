package io.sitrep.bench.fanout;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/**
 * A process that takes webhooks on {@code /h/NUMBER} and counts them. At another address it is a bad neighbour: on {@code
 * /dead/NUMBER} it takes what comes and never answers, on {@code /drip/NUMBER} it answers a byte a second without an end.
 */
public final class Receiver {
    private static final long SECOND = 1_000;

    private final Tally tally = new Tally();
    private final Vertx vertx;

    private Receiver(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Prints {@code listening PORT PORT-OF-THE-BAD-ONE} when it is ready; that one is at 127.0.0.2. */
    public static void main(String... arguments) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Receiver receiver = new Receiver(vertx);
        receiver.listen("127.0.0.1")
                .onSuccess(good -> receiver.listen("127.0.0.2")
                        .onSuccess(
                                bad -> System.out.println("listening " + good.actualPort() + " " + bad.actualPort())));
    }

    private Future<HttpServer> listen(String address) {
        return vertx.createHttpServer(
                        new HttpServerOptions().setAcceptBacklog(4096).setTcpNoDelay(true))
                .requestHandler(this::handle)
                .listen(0, address);
    }

    private void handle(HttpServerRequest request) {
        String path = request.path();
        if (path.startsWith("/h/")) {
            if (tally.take(Integer.parseInt(path.substring(3)))) {
                request.body().onSuccess(tally::keep);
            }
            request.response().end();
        } else if (path.startsWith("/drip/")) {
            drip(request);
        } else if (!path.startsWith("/dead/")) {
            tally.answer(request);
        }
    }

    private void drip(HttpServerRequest request) {
        request.response().setChunked(true).write(".");
        long timer = vertx.setPeriodic(SECOND, unused -> request.response().write("."));
        request.connection().closeHandler(closed -> vertx.cancelTimer(timer));
    }
}
