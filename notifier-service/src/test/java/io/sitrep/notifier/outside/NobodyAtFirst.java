package io.sitrep.notifier.outside;

import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Tests begin with nobody to be told: the accounts that are there by themselves are for those tests that ask for them. */
@Singleton
class NobodyAtFirst {
    private static final int AFTER_ALL_ELSE = 10_000;

    void start(@Observes @Priority(AFTER_ALL_ELSE) StartupEvent started, Pool pool) {
        pool.query("DELETE FROM subscribers WHERE account").execute().await().atMost(Duration.ofSeconds(30));
    }
}
