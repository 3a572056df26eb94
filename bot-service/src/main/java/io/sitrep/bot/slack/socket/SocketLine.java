package io.sitrep.bot.slack.socket;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** One connection to Slack. It ends by itself when Slack does not greet, or falls silent; its owner is told once that it ended. */
final class SocketLine {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final Duration PING = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration DRAINED = Duration.ofSeconds(4);

    /** Whoever opened the line. */
    interface Owner {
        void greeted(SocketLine line);

        /** Slack is going to end this one. */
        void replaceSoon(SocketLine line, String reason);

        /** @param reason says nothing of the address */
        void ended(SocketLine line, String reason);
    }

    private final Vertx vertx;
    private final Envelopes envelopes;
    private final Owner owner;
    private final WebSocketClient client;
    private final ClientWebSocket socket;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile long heard = System.nanoTime();

    SocketLine(Vertx vertx, Envelopes envelopes, Owner owner, URI address) {
        this.vertx = vertx;
        this.envelopes = envelopes;
        this.owner = owner;
        WebSocketClientOptions options = new WebSocketClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setMaxFrameSize(LARGEST)
                .setMaxMessageSize(LARGEST);
        SocketProxy.to(address, System.getenv()).ifPresent(options::setProxyOptions);
        this.client = vertx.createWebSocketClient(options);
        this.socket = client.webSocket();
    }

    void open(URI address) {
        socket.textMessageHandler(this::hear);
        socket.pongHandler(pong -> heard = System.nanoTime());
        socket.closeHandler(closed -> end("closed"));
        socket.exceptionHandler(broken -> end(broken.getClass().getSimpleName()));
        // From any other thread the first that Slack says, its greeting, is lost now and then: it comes before our
        // handlers are in place.
        vertx.runOnContext(ours -> connect(address));
    }

    private void connect(URI address) {
        if (ended.get()) {
            return;
        }
        socket.connect(new WebSocketConnectOptions()
                        .setAbsoluteURI(address.toString())
                        .setTimeout(CONNECT_MILLIS))
                .onSuccess(connected -> vertx.setPeriodic(PING.toMillis(), this::ping))
                .onFailure(failure -> end(failure.getClass().getSimpleName()));
    }

    /** What came over it is still acknowledged on it. */
    void closeSoon() {
        vertx.setTimer(DRAINED.toMillis(), later -> close());
    }

    void close() {
        try {
            socket.close().onComplete(closed -> end("closed by us"));
        } catch (IllegalStateException notYetConnected) {
            end("not yet open");
        }
    }

    private void ping(long timer) {
        if (ended.get()) {
            vertx.cancelTimer(timer);
        } else if (System.nanoTime() - heard > SILENCE.toNanos()) {
            end("silent");
        } else {
            socket.writePing(Buffer.buffer("sitrep"));
        }
    }

    private void hear(String text) {
        heard = System.nanoTime();
        JsonNode said = envelopes.read(text);
        switch (said.path("type").asText()) {
            case "hello" -> owner.greeted(this);
            case "disconnect" -> owner.replaceSoon(this, said.path("reason").asText());
            default -> {
                if (said.hasNonNull("envelope_id")) {
                    take(said);
                }
            }
        }
    }

    private void take(JsonNode envelope) {
        envelopes
                .take(envelope)
                .subscribe()
                .with(
                        acknowledgement -> acknowledgement.ifPresent(text -> acknowledge(envelope, text)),
                        impossible -> close());
    }

    /** What was answered is not lost with the connection. */
    private void acknowledge(JsonNode envelope, String text) {
        try {
            socket.writeTextMessage(text).onFailure(broken -> envelopes.unanswered(envelope));
        } catch (IllegalStateException closed) {
            envelopes.unanswered(envelope);
        }
    }

    private void end(String reason) {
        if (ended.compareAndSet(false, true)) {
            client.close();
            owner.ended(this, reason);
        }
    }
}
