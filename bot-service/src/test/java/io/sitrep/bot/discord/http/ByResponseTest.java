package io.sitrep.bot.discord.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sitrep.bot.discord.answer.FirstAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real server, and a Discord that hangs up. */
class ByResponseTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<RoutingContext> exchange = new CompletableFuture<>();
    private final CompletableFuture<Void> hungUp = new CompletableFuture<>();
    private final CompletableFuture<ByResponse> way = new CompletableFuture<>();
    private HttpServer server;

    @BeforeEach
    void serve() {
        Router router = Router.router(vertx);
        router.route().handler(request -> {
            way.complete(new ByResponse(request));
            request.request().connection().closeHandler(closed -> hungUp.complete(null));
            exchange.complete(request);
        });
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void anAnswerThatIsWrittenReachedDiscord() throws Exception {
        try (Socket discord = asks()) {
            FirstAnswer first = new FirstAnswer(soon(way));
            CompletableFuture<Boolean> has = first.pong().subscribeAsCompletionStage();
            assertThat(soon(way).within(SOON).await().atMost(SOON)).isPresent();

            soon(exchange).response().end("{\"type\":1}");

            assertThat(soon(has)).isTrue();
            assertThat(first.isTooLate()).isFalse();
        }
    }

    @Test
    void anAnswerToSomebodyWhoHungUpDidNot() throws Exception {
        Socket discord = asks();
        ByResponse response = soon(way);
        discord.close();
        soon(hungUp);

        FirstAnswer first = new FirstAnswer(response);
        CompletableFuture<Boolean> has = first.pong().subscribeAsCompletionStage();

        assertThat(soon(has)).isFalse();
        assertThat(first.isTooLate()).isTrue();
    }

    @Test
    void whatComesWhenNobodyWaitsForItAnyMoreIsNotTaken() throws Exception {
        try (Socket discord = asks()) {
            ByResponse response = soon(way);
            assertThat(response.within(Duration.ofMillis(1)).await().atMost(SOON))
                    .isEmpty();
            soon(exchange).response().setStatusCode(202).end();

            assertThat(response.send(JsonNodeFactory.instance.objectNode())
                            .await()
                            .atMost(SOON))
                    .isFalse();
        }
    }

    private Socket asks() throws IOException {
        Socket discord = new Socket("localhost", server.actualPort());
        discord.getOutputStream()
                .write("POST / HTTP/1.1\r\nHost: us\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        discord.getOutputStream().flush();
        return discord;
    }

    private static <T> T soon(CompletableFuture<T> what) throws Exception {
        return what.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }
}
