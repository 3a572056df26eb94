package io.sitrep.notifier.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database last counted the queue while it was empty, as it does whenever a fan-out has ended. */
@RealService
class PlannerViewTest {
    private static final int READERS = 600;
    private static final String BELIEVED = "SELECT reltuples::bigint FROM pg_class WHERE oid = 'queue'::regclass";

    private final Events incident = Events.anIncident();

    @Inject
    Notifier notifier;

    @BeforeEach
    void countedWhileEmpty() {
        notifier.forgetEverybody();
        notifier.sql("ALTER TABLE queue SET (autovacuum_enabled = off)");
        notifier.settles("SELECT count(*) FROM queue", 0);
        notifier.sql("ANALYZE queue");
    }

    @AfterEach
    void forget() {
        notifier.sql("DELETE FROM hold");
        notifier.forgetEverybody();
        notifier.sql("ALTER TABLE queue RESET (autovacuum_enabled)");
    }

    @Test
    void whatIsPlannedIsNotPlannedForAnEmptyQueue() {
        assertThat(notifier.count(BELIEVED)).isZero();
        notifier.subscribeManyWebhooks(READERS);
        notifier.asAdmin().post("/api/v1/deliveries/hold").then().statusCode(200);

        UUID event = incident.says("investigating", "Many are told.");

        notifier.settles("SELECT count(*) FROM fanout_jobs WHERE publication_id = $1 AND done", 1, event);
        assertThat(notifier.count(BELIEVED)).isGreaterThan(300);
    }
}
