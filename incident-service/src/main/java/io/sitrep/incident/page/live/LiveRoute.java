package io.sitrep.incident.page.live;

import io.sitrep.incident.Settings;
import io.sitrep.incident.page.PageDocuments;
import io.sitrep.kit.http.ClientAddress;
import io.sitrep.kit.http.ClientHost;
import io.sitrep.kit.metrics.RequestLabels;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code GET /events?lang=it}: server-sent events, one named {@code page} for each change of the page. A reader who comes back
 * with {@code Last-Event-ID} gets what it missed at once, as one event. One client may have so many streams open and no more, so
 * that none can keep all others out; behind one address there may be a whole office.
 */
@Singleton
class LiveRoute {
    private static final String PATH = "/events";
    private static final int FIRST = -1_000;
    private static final int UNAVAILABLE = 503;
    private static final int TOO_MANY = 429;

    private final LiveStreams streams;
    private final PageDocuments pages;
    private final ClientHost clients;
    private final int most;
    private final Shares shares;

    LiveRoute(LiveStreams streams, PageDocuments pages, ClientHost clients, Settings settings) {
        this.streams = streams;
        this.pages = pages;
        this.clients = clients;
        this.most = settings.live().maxStreams();
        this.shares = new Shares(settings.live().maxStreamsPerClient());
    }

    void open(@Observes Router router) {
        router.get(PATH).order(FIRST).handler(this::join);
    }

    private void join(RoutingContext context) {
        RequestLabels.route(context.request(), PATH);
        HttpServerResponse response = context.response();
        response.putHeader("x-content-type-options", "nosniff");
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        if (streams.count() >= most) {
            refuse(response, UNAVAILABLE);
            return;
        }
        String client = ClientAddress.of(clients.of(context.request()));
        if (!shares.take(client)) {
            refuse(response, TOO_MANY);
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream;charset=UTF-8");
        // No proxy may collect what is to arrive at once.
        response.putHeader("x-accel-buffering", "no");
        response.setChunked(true);
        LiveStream stream = new LiveStream(
                response,
                context.vertx().getOrCreateContext(),
                pages.locale(
                        context.queryParams().get("lang"), context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        AtomicBoolean here = new AtomicBoolean(true);
        Handler<Object> leave = gone -> {
            if (here.getAndSet(false)) {
                streams.leave(stream);
                shares.giveBack(client);
            }
        };
        response.closeHandler(leave::handle);
        response.exceptionHandler(leave::handle);
        String lastSeen = context.request().getHeader("Last-Event-ID");
        context.vertx()
                .executeBlocking(
                        () -> {
                            streams.prepare(stream.locale());
                            return null;
                        },
                        false)
                .onComplete(written -> {
                    // Who has left meanwhile would never leave again.
                    if (here.get()) {
                        streams.join(stream, lastSeen);
                    }
                });
    }

    private static void refuse(HttpServerResponse response, int status) {
        response.putHeader(HttpHeaders.RETRY_AFTER, "30").setStatusCode(status).end();
    }
}
