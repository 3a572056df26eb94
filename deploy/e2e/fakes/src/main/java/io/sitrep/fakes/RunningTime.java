package io.sitrep.fakes;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The time in which this machine runs. Where its processors are taken away for seconds an app that has a few seconds to answer is not
 * late, and whoever waits for it is not out of patience: both stood still. Of a standstill 200 ms count at most.
 */
public final class RunningTime {
    private static final long STEP_MILLIS = 20;
    private static final long LONGEST_STEP_NANOS = Duration.ofMillis(200).toNanos();

    private static volatile Step last = Step.first(System.nanoTime());

    static {
        Thread watch = new Thread(RunningTime::watch, "running-time");
        watch.setDaemon(true);
        watch.start();
    }

    private RunningTime() {}

    private record Step(long at, long running) {
        static Step first(long now) {
            return new Step(now, now);
        }

        /** What is longer than that nobody has seen pass. */
        long runningAt(long now) {
            return running + Math.min(now - at, LONGEST_STEP_NANOS);
        }
    }

    private static void watch() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
                long now = System.nanoTime();
                last = new Step(now, last.runningAt(now));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of use only beside another one, as {@link System#nanoTime}. */
    public static long nanos() {
        return last.runningAt(System.nanoTime());
    }

    /** @param begun by {@link #nanos} */
    public static Duration since(long begun) {
        return Duration.ofNanos(Math.max(0, nanos() - begun));
    }

    /** How long this machine has stood still since this was asked first. */
    public static Duration stoodStill() {
        return Duration.ofNanos(System.nanoTime() - nanos());
    }

    /** As {@link Future#get(long, TimeUnit)}. */
    public static <T> T get(Future<T> answer, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        long begun = nanos();
        while (true) {
            try {
                return answer.get(STEP_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                if (since(begun).compareTo(patience) >= 0) {
                    throw notYet;
                }
            }
        }
    }

    /** As {@link HttpClient#send}. Hangs up when there is no answer in time. */
    public static HttpResponse<String> send(HttpClient client, HttpRequest request, Duration patience)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            return get(answer, patience);
        } catch (ExecutionException | TimeoutException lost) {
            throw new IOException(lost);
        } finally {
            answer.cancel(true);
        }
    }
}
