package io.sitrep.incident.page.site;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sitrep.incident.PageSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes what does not lie ready (searches, other zones) when it is asked for: so many at once, so many waiting. Who comes then
 * is told to come again, so that a crowd of such questions costs the others nothing. The same document is written once, however
 * many ask for it meanwhile.
 */
@Singleton
class OnDemand {
    /** To keep a core for those who read what lies ready. */
    static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors() - 1);

    private static final AtomicInteger THREADS = new AtomicInteger();

    private final Map<Wanted, CompletableFuture<Document>> underWay = new ConcurrentHashMap<>();
    private final Map<Wanted, Document> refusals = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor writers;
    private final Counter refused;

    /** @param edition null where that makes no difference */
    private record Wanted(Edition edition, Asked asked) {}

    @Inject
    OnDemand(PageSettings settings, MeterRegistry metrics) {
        this(AT_ONCE, settings.mostWaiting(), metrics);
    }

    OnDemand(int atOnce, int mostWaiting, MeterRegistry metrics) {
        this.writers = new ThreadPoolExecutor(
                atOnce, atOnce, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(mostWaiting), OnDemand::thread);
        this.writers.allowCoreThreadTimeOut(true);
        this.refused = Counter.builder("sitrep.page.refused")
                .description("Readers of documents that do not lie ready who were told to come again, because too many"
                        + " waited")
                .register(metrics);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "page-writer-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Returns at once. Empty when too many wait already. */
    Optional<CompletableFuture<Document>> write(Edition edition, Asked asked) {
        Wanted wanted = new Wanted(edition, asked);
        CompletableFuture<Document> fresh = new CompletableFuture<>();
        CompletableFuture<Document> same = underWay.putIfAbsent(wanted, fresh);
        if (same != null) {
            return Optional.of(same);
        }
        try {
            writers.execute(() -> complete(fresh, wanted));
            return Optional.of(fresh);
        } catch (RejectedExecutionException full) {
            underWay.remove(wanted);
            // Who asked for the same in between is refused with the first.
            fresh.completeExceptionally(full);
            refused.increment();
            return Optional.empty();
        }
    }

    private void complete(CompletableFuture<Document> fresh, Wanted wanted) {
        try {
            fresh.complete(wanted.edition.find(wanted.asked));
        } catch (RuntimeException | Error failure) {
            fresh.completeExceptionally(failure);
        } finally {
            underWay.remove(wanted);
        }
    }

    static boolean isRefusal(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof RejectedExecutionException;
    }

    /** What is said to who comes when too many wait; status 503. Written once, for it must cost nothing. */
    Document refusal(Asked asked) {
        Asked any = new Asked(asked.source(), "/", Map.of(), asked.locale(), null);
        return refusals.computeIfAbsent(
                new Wanted(null, any), first -> asked.source().busy(any));
    }
}
