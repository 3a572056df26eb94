package io.sitrep.notifier.channel.webhook;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.impl.ContextInternal;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One event loop's share of the sending, with a client of its own: request, connection and answer stay on one thread. All deadlines are
 * looked at by one ticking timer, in the order they end, which is the order they began in; a timer for each delivery would cost more
 * than its signature.
 */
final class Line {
    static final int CONNECTIONS_PER_HOST = 64;
    private static final Duration KEPT_OPEN = Duration.ofSeconds(30);

    /** How exactly a deadline is kept: it may end this much earlier, never later. */
    private static final int TICKS_PER_TIMEOUT = 20;

    private final ContextInternal loop;
    private final HttpClient client;
    private final TargetCheck check;
    private final Clock clock;
    private final Duration timeToAnswer;
    private final Signer signer = new Signer();
    private final Set<Exchange> open = new LinkedHashSet<>();

    /** @param timeout for one exchange in all: name, connection, request and answer */
    Line(ContextInternal loop, TargetCheck check, Clock clock, Duration timeout) {
        this(loop, check, clock, timeout, new HttpClientOptions());
    }

    /** @param trust whose certificates are believed; all else about the connections is decided here */
    Line(ContextInternal loop, TargetCheck check, Clock clock, Duration timeout, HttpClientOptions trust) {
        this.loop = loop;
        this.check = check;
        this.clock = clock;
        this.client = loop.owner()
                .createHttpClient(trust.setMaxPoolSize(CONNECTIONS_PER_HOST)
                        .setConnectTimeout((int) timeout.toMillis())
                        .setKeepAliveTimeout((int) KEPT_OPEN.toSeconds())
                        // The certificate is held against the URL's name, however the address was pinned.
                        .setVerifyHost(true)
                        .setDecompressionSupported(false));
        Duration tick = timeout.dividedBy(TICKS_PER_TIMEOUT);
        this.timeToAnswer = timeout.minus(tick);
        loop.runOnContext(go -> loop.owner().setPeriodic(Math.max(1, tick.toMillis()), ticked -> endOverdue()));
    }

    /** At once when this is the line's own thread. */
    void run(Runnable task) {
        loop.emit(task, Runnable::run);
    }

    /**
     * Signs and sends, on this line's thread alone. Fails with a {@link RefusedTarget}, with a
     * {@link java.util.concurrent.TimeoutException}, or with what the connection failed of.
     */
    Future<Answer> post(Post post) {
        Promise<Answer> answer = Promise.promise();
        Exchange exchange = new Exchange(answer, post.wantsBody(), Deadline.in(timeToAnswer, clock), open);
        open.add(exchange);
        Future<PinnedTarget> pin = check.pin(post.address());
        if (pin.isComplete()) {
            pinned(exchange, post, pin);
        } else {
            pin.onComplete(done -> run(() -> pinned(exchange, post, done)));
        }
        return answer.future();
    }

    void close() {
        client.close();
    }

    private void pinned(Exchange exchange, Post post, AsyncResult<PinnedTarget> pin) {
        if (pin.failed()) {
            exchange.broke(pin.cause());
        } else if (!exchange.isOver()) {
            client.request(pin.result().request()).onComplete(ready -> connected(exchange, post, ready));
        }
    }

    private void connected(Exchange exchange, Post post, AsyncResult<HttpClientRequest> ready) {
        if (ready.failed()) {
            exchange.broke(ready.cause());
        } else if (exchange.isOver() || exchange.isTooLate(clock)) {
            // Also when this process slept meanwhile: by now somebody else may be at it.
            ready.result().reset();
            exchange.overdue();
        } else {
            post.head(ready.result(), signer, clock.instant().getEpochSecond());
            exchange.send(ready.result(), Buffer.buffer(post.body()));
        }
    }

    private void endOverdue() {
        long now = System.nanoTime();
        while (!open.isEmpty()) {
            Exchange oldest = open.iterator().next();
            if (!oldest.isDue(now)) {
                return;
            }
            oldest.overdue();
        }
    }
}
