package io.sitrep.incident.maintenance;

import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Replicas that look at the same time for what the clock has to do. */
@Singleton
class Lookers {
    private final MaintenanceClock clock;

    Lookers(MaintenanceClock clock) {
        this.clock = clock;
    }

    /** Comes back when all three have looked. */
    void threeAtOnce() {
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(this::look))
                        .limit(3)
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private void look() {
        try {
            VertxContextSupport.subscribeAndAwait(clock::look);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
