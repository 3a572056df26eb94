package io.sitrep.bot.slack.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One connection after the other to a Slack that greets as soon as it is spoken to. */
class SocketLineTest {
    private static final int MANY = 1_000;

    private final Vertx vertx = Vertx.vertx();
    private final Vertx slacks = Vertx.vertx();
    private final Envelopes envelopes = new Envelopes(null, null, null, new ObjectMapper());

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        slacks.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Opened by a thread that is none of Vert.x, as a worker is. Of a thousand greetings some were lost there. */
    @Test
    void noGreetingIsLost() throws InterruptedException {
        URI slack = greetingAtOnce();
        for (int opened = 1; opened <= MANY; opened++) {
            CountDownLatch greeted = new CountDownLatch(1);
            SocketLine line = new SocketLine(vertx, envelopes, new Greeted(greeted), slack);
            new Thread(() -> line.open(slack)).start();

            assertThat(greeted.await(30, TimeUnit.SECONDS))
                    .as("connection %d", opened)
                    .isTrue();
            line.close();
        }
    }

    private URI greetingAtOnce() {
        int port = slacks.createHttpServer()
                .webSocketHandler(socket -> socket.writeTextMessage("{\"type\":\"hello\"}"))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        return URI.create("ws://127.0.0.1:" + port + "/link");
    }

    private record Greeted(CountDownLatch greeted) implements SocketLine.Owner {
        @Override
        public void greeted(SocketLine line) {
            greeted.countDown();
        }

        @Override
        public void replaceSoon(SocketLine line, String reason) {}

        @Override
        public void ended(SocketLine line, String reason) {}
    }
}
