package io.sitrep.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many readers with an open stream, as a process of their own. Says {@code open N} once all are connected, and for each event
 * {@code told N FIRST LAST}, in milliseconds of the epoch, once all have it.
 */
public final class StreamReaders {
    /** At once; the rest follows as these are open. */
    private static final int CONNECTING = 200;

    private final NetClient client;
    private final int port;
    private final int wanted;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger greeted = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private final AtomicLong first = new AtomicLong();
    private int round; // of the one event loop

    private StreamReaders(Vertx vertx, int port, int wanted) {
        this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(30_000));
        this.port = port;
        this.wanted = wanted;
    }

    /** @param arguments port and number of readers */
    public static void main(String... arguments) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        StreamReaders readers =
                new StreamReaders(vertx, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        for (int i = 0; i < CONNECTING; i++) {
            readers.next();
        }
    }

    private void next() {
        if (begun.incrementAndGet() <= wanted) {

            client.connect(port, "127.0.0.1").onSuccess(this::opened).onFailure(failure -> {
                System.out.println("failed " + failure);
                System.exit(1);
            });
        }
    }

    private void opened(NetSocket socket) {
        Reader reader = new Reader();
        socket.handler(bytes -> reader.read(bytes.toString(StandardCharsets.ISO_8859_1)));
        socket.closeHandler(gone -> System.out.println("gone"));
        socket.write(
                Buffer.buffer(
                        "GET /events?lang=en HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAccept-Encoding: gzip\r\n\r\n"));
    }

    private void greeted() {
        if (greeted.incrementAndGet() == wanted) {
            System.out.println("open " + wanted);
        }
        next();
    }

    private void told() {
        long now = System.currentTimeMillis();
        int count = told.incrementAndGet();
        if (count == 1) {
            first.set(now);
        }
        if (count == wanted) {
            told.set(0);
            round++;
            System.out.println("told " + wanted + " " + first.get() + " " + now);
        }
    }

    /** One reader's stream. Counts once a round, however many events a change makes, and once it has the whole of one. */
    private final class Reader {
        private final StringBuilder unread = new StringBuilder();
        private int heard = -1;

        void read(String text) {
            unread.append(text);
            for (int end = unread.indexOf("\n\n"); end >= 0; end = unread.indexOf("\n\n")) {
                String event = unread.substring(0, end);
                unread.delete(0, end + 2);
                if (event.contains("event: hello")) {
                    greeted();
                } else if (event.contains("event: page") && heard != round) {
                    heard = round;
                    told();
                }
            }
        }
    }
}
