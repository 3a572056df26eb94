package io.sitrep.bot.discord.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.discord.answer.FirstAnswer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The first answer as the response to the request that brought the interaction. Discord has it once it was written to a connection that
 * was open to the end; what is lost beyond our connection is not found here. Who hung up before there was an answer has told the
 * person that nobody gave one.
 */
final class ByResponse implements FirstAnswer.Way {
    private final CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    private final CompletableFuture<Boolean> written = new CompletableFuture<>();
    private final HttpServerResponse response;

    /** On the thread of the exchange. */
    ByResponse(RoutingContext exchange) {
        response = exchange.response();
        if (response.closed()) {
            written.complete(false);
        } else {
            exchange.addEndHandler(ended -> written.complete(ended.succeeded()));
        }
    }

    @Override
    public Uni<Boolean> send(JsonNode first) {
        boolean hungUp = response.closed();
        if (!answer.complete(first)) {
            return Uni.createFrom().item(false);
        }
        return hungUp
                ? Uni.createFrom().failure(new FirstAnswer.TooLate())
                : Uni.createFrom().completionStage(written);
    }

    /** What is to be the response; empty when there is none by then, and from then on none is taken. */
    Uni<Optional<JsonNode>> within(Duration time) {
        return Uni.createFrom()
                .completionStage(answer::copy)
                .map(Optional::of)
                .ifNoItem()
                .after(time)
                .recoverWithItem(() -> answer.cancel(false) ? Optional.empty() : Optional.of(answer.join()));
    }
}
