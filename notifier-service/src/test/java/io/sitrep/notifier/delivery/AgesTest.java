package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.outside.MovedClock;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For how long somebody has waited. What is to wait here is of no publication: it is due, and no worker takes it. */
@RealService
class AgesTest {
    private static final String DUE = "sitrep.deliveries.due.oldest.age.seconds";
    private static final String HELD = "sitrep.deliveries.held.seconds";
    private static final String UNCERTAIN = "sitrep.deliveries.uncertain.oldest.age.seconds";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MovedClock clock = new MovedClock();
    private final UUID endpoint = UUID.randomUUID();
    private final UUID incident = UUID.randomUUID();

    @Inject
    Notifier notifier;

    @Inject
    Pool pool;

    @Inject
    Channels channels;

    private Ages ages;

    @BeforeEach
    void nobodyWaits() {
        forget();
        ages = new Ages(meters, pool, channels, clock);
        look();
        assertThat(seconds(DUE)).isZero();
        assertThat(seconds(HELD)).isZero();
    }

    @AfterEach
    void forget() {
        notifier.sql("DELETE FROM hold");
        notifier.sql("DELETE FROM channels_off");
        notifier.sql("DELETE FROM queue WHERE incident_id = $1", incident);
        notifier.sql("DELETE FROM ledger WHERE incident_id = $1", incident);
        notifier.forgetEverybody();
        notifier.settles("SELECT count(*) FROM queue", 0);
    }

    @Test
    void whatIsDueAndNotTakenGrowsOlderAlsoWhileNobodyLooks() {
        waits(1, "pending", "-90 seconds", "-2 hours");
        look();
        assertThat(seconds(DUE)).isBetween(90.0, 120.0);

        clock.move(Duration.ofMinutes(10));
        assertThat(seconds(DUE)).isBetween(690.0, 720.0);
    }

    @Test
    void whatIsNotDueYetIsNobodysDelay() {
        waits(1, "retrying", "1 hour", "-5 hours");
        look();
        assertThat(seconds(DUE)).isZero();
    }

    @Test
    void whatWaitsBehindAnotherOfItsAddressWaitsForThatOne() {
        waits(1, "retrying", "1 hour", "-5 hours");
        waits(2, "pending", "-3 hours", "-3 hours");
        look();
        assertThat(seconds(DUE)).isZero();
    }

    @Test
    void releasedAfterAHoldItBeginsAnew() {
        waits(1, "pending", "-3 hours", "-3 hours");
        notifier.sql("INSERT INTO hold (since, reason) VALUES (now() - interval '2 hours', 'looking')");
        look();
        assertThat(seconds(HELD)).isBetween(7_200.0, 7_260.0);
        assertThat(seconds(DUE)).as("held: nobody is to take it").isZero();

        notifier.sql("DELETE FROM hold");
        notifier.sql("UPDATE queue SET planned_at = now()");
        look();
        assertThat(seconds(HELD)).isZero();
        assertThat(seconds(DUE)).isLessThan(30);
    }

    @Test
    void whatWaitsForAChannelThatIsOffWaitsOnPurpose() {
        waits(1, "pending", "-3 hours", "-3 hours");
        notifier.sql("INSERT INTO channels_off (channel, actor, reason) VALUES ('webhook', 'somebody', 'broken')");
        look();
        assertThat(seconds(DUE)).isZero();
    }

    @Test
    void whatNobodyKnowsTheOutcomeOfWaitsForSomebodyToLook() {
        uncertain("-1 hour");
        look();
        assertThat(seconds(UNCERTAIN)).isBetween(3_600.0, 3_660.0);

        notifier.sql("UPDATE ledger SET state = 'delivered' WHERE incident_id = $1", incident);
        look();
        assertThat(seconds(UNCERTAIN)).isLessThan(3_600);
    }

    private void waits(long sequence, String state, String due, String planned) {
        notifier.sql("""
                INSERT INTO queue (endpoint_id, incident_id, sequence, delivery_id, month, publication_id, subscriber_id,
                    subscription_id, channel, lane, closing, every_update, state, due_at, planned_at)
                SELECT $1, $2, $3, uuid_v7(), date_trunc('month', now())::date, uuid_v7(), uuid_v7(), uuid_v7(), 'webhook', 3,
                    false, true, $4, now() + $5::text::interval, now() + $6::text::interval""", endpoint, incident, sequence, state, due, planned);
    }

    private void uncertain(String since) {
        notifier.sql("""
                WITH told AS (
                    INSERT INTO ledger (month, publication_id, incident_id, sequence, subscriber_id, subscription_id,
                        endpoint_id, channel, state, updated_at)
                    SELECT date_trunc('month', now())::date, uuid_v7(), $1, 1, uuid_v7(), uuid_v7(), $2, 'sms', 'uncertain',
                        now() + $3::text::interval
                    RETURNING id, month, updated_at)
                INSERT INTO failed_attempts (delivery_id, month, fence, at, outcome)
                SELECT id, month, 1, updated_at, 'uncertain' FROM told""", incident, endpoint, since);
    }

    private void look() {
        ages.look().chain(ages::lookAtUncertain).await().atMost(Duration.ofSeconds(30));
    }

    private double seconds(String name) {
        return meters.get(name).gauge().value();
    }
}
