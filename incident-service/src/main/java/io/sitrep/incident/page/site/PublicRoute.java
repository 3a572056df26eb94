package io.sitrep.incident.page.site;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.sitrep.kit.metrics.RequestLabels;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Answers the public's reads from memory, before anything else sees the request: neither database nor broker nor token check
 * is in the way, and what is written already is sent by the thread that read the question.
 */
@Singleton
class PublicRoute {
    private static final Logger LOG = Logger.getLogger(PublicRoute.class);
    private static final int BEFORE_ALL_ELSE = 1_000;

    private final Editions editions;
    private final List<DocumentSource> sources;
    private final Envelope envelope;
    private final ReadyAnswers ready;
    private final OnDemand onDemand;

    PublicRoute(Editions editions, Envelope envelope, ReadyAnswers ready, OnDemand onDemand) {
        this.editions = editions;
        this.sources = editions.sources();
        this.envelope = envelope;
        this.ready = ready;
        this.onDemand = onDemand;
    }

    void open(@Observes Filters filters) {
        filters.register(this::answer, BEFORE_ALL_ELSE);
    }

    private void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        // For the first request of a connection nothing else can be under way on it.
        FastLane.open(request.connection(), ready);
        Optional<Asked> asked = asked(context);
        if (asked.isEmpty()) {
            context.next();
        } else if (HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method())) {
            send(asked.get(), context);
        } else if (asked.get().source().takes(request.method().name())) {
            context.next();
        } else if (HttpMethod.OPTIONS.equals(request.method())) {
            envelope.preflight(request.response());
        } else {
            envelope.readOnly(request.response());
        }
    }

    private Optional<Asked> asked(RoutingContext context) {
        String path = context.normalizedPath();
        for (DocumentSource source : sources) {
            if (source.owns(path)) {
                HttpServerRequest request = context.request();
                RequestLabels.route(request, source.route(path));
                return Optional.of(source.asked(
                        ReadRequest.of(path, request.query(), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))));
            }
        }
        return Optional.empty();
    }

    private void send(Asked asked, RoutingContext context) {
        Edition edition = editions.current().orElse(null);
        if (edition == null) {
            envelope.send(asked.source().loading(asked), context.request());
            return;
        }
        Document ready = edition.ready(asked);
        if (ready != null) {
            envelope.send(ready, context.request());
        } else {
            onDemand.write(edition, asked)
                    .ifPresentOrElse(
                            writing -> sendWhenWritten(writing, asked, context),
                            () -> envelope.send(onDemand.refusal(asked), context.request()));
        }
    }

    private void sendWhenWritten(CompletableFuture<Document> writing, Asked asked, RoutingContext context) {
        Future.fromCompletionStage(writing, context.vertx().getOrCreateContext())
                .onSuccess(written -> envelope.send(written, context.request()))
                .onFailure(failure -> {
                    if (OnDemand.isRefusal(failure)) {
                        envelope.send(onDemand.refusal(asked), context.request());
                        return;
                    }
                    LOG.error("a public document could not be written", failure);
                    context.fail(failure);
                });
    }
}
