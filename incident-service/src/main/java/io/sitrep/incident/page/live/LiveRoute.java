package io.sitrep.incident.page.live;

import io.sitrep.incident.page.PageDocuments;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code GET /events?lang=it}: server-sent events, one named {@code page} for each change of the page. A reader who comes back
 * with {@code Last-Event-ID} gets what it missed at once, as one event.
 */
@Singleton
class LiveRoute {
    private static final int FIRST = -1_000;
    private static final int UNAVAILABLE = 503;

    private final LiveStreams streams;
    private final PageDocuments pages;
    private final int most;

    LiveRoute(
            LiveStreams streams,
            PageDocuments pages,
            @ConfigProperty(name = "sitrep.live.max-streams", defaultValue = "20000") int most) {
        this.streams = streams;
        this.pages = pages;
        this.most = most;
    }

    void open(@Observes Router router) {
        router.get("/events").order(FIRST).handler(this::join);
    }

    private void join(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader("x-content-type-options", "nosniff");
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        if (streams.count() >= most) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "30")
                    .setStatusCode(UNAVAILABLE)
                    .end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream;charset=UTF-8");
        // Neither we nor a proxy may collect what is to arrive at once.
        response.putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        response.putHeader("x-accel-buffering", "no");
        response.setChunked(true);
        LiveStream stream = new LiveStream(
                response,
                context.vertx().getOrCreateContext(),
                pages.locale(
                        context.queryParams().get("lang"), context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        response.closeHandler(gone -> streams.leave(stream));
        response.exceptionHandler(gone -> streams.leave(stream));
        String lastSeen = context.request().getHeader("Last-Event-ID");
        context.vertx()
                .executeBlocking(() -> streams.parts(stream.locale()), false)
                .onComplete(written -> streams.join(stream, lastSeen));
    }
}
