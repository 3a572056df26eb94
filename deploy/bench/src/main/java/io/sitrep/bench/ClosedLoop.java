package io.sitrep.bench;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/** So many ask at once, and each asks again as soon as it was answered; until all requests are through. */
final class ClosedLoop {
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final int total;
    private final IntFunction<Future<Void>> request;
    private final Histogram micros = Sample.histogram();
    private final Promise<Void> done = Promise.promise();
    private int issued;
    private int answered;

    private ClosedLoop(int total, IntFunction<Future<Void>> request) {
        this.total = total;
        this.request = request;
    }

    /**
     * @param request makes the request of this number, 0, 1, 2 …; a failure ends everything
     * @throws IllegalStateException when a request failed: figures of a broken run are worth nothing
     */
    static Sample run(Vertx vertx, int connections, int total, IntFunction<Future<Void>> request) {
        ClosedLoop loop = new ClosedLoop(total, request);
        Context one = vertx.getOrCreateContext();
        long begun = System.nanoTime();
        one.runOnContext(go -> {
            for (int i = 0; i < Math.min(connections, total); i++) {
                loop.next();
            }
        });
        try {
            loop.done.future().toCompletionStage().toCompletableFuture().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the run broke off: " + failure, failure);
        }
        return new Sample(Duration.ofNanos(System.nanoTime() - begun), loop.micros);
    }

    private void next() {
        if (issued == total || done.future().isComplete()) {
            return;
        }
        long begun = System.nanoTime();
        request.apply(issued++).onSuccess(ok -> answered(begun)).onFailure(done::tryFail);
    }

    private void answered(long begun) {
        micros.recordValue((System.nanoTime() - begun) / 1_000);
        if (++answered == total) {
            done.complete();
        } else {
            next();
        }
    }
}
