package io.sitrep.notifier.canary;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.channel.ThisProcess;
import io.sitrep.notifier.intake.CanaryIds;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.MovedClock;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The canary where it is not set up, as here; what it does where it is: CanaryArrivesTest. */
@RealService
class CanaryTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String KEY_BEFORE = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String KEY_AFTER = Base64.getEncoder().encodeToString(Arrays.copyOf(new byte[] {1}, 32));

    @Inject
    Notifier notifier;

    @Inject
    Settings settings;

    @Inject
    Channels channels;

    @Inject
    SecretBox box;

    @Inject
    Pool pool;

    private final ThisProcess process = new ThisProcess();

    @AfterEach
    void forget() {
        notifier.sql("DELETE FROM key_holders");
        notifier.forgetEverybody();
    }

    @Test
    void whereThereIsNoneItsSignsOfLifeAreToldToNobody() {
        String reader = notifier.subscribeWebhook("/" + UUID.randomUUID()).getString("id");
        UUID event = UUID.randomUUID();
        Events somebody = Events.anIncident();
        somebody.publish(event.toString(), Song.TYPE, Song.about(CanaryIds.INCIDENT));

        notifier.awaitInInbox(event);
        assertThat(notifier.count("SELECT count(*) FROM publications WHERE id = $1", event))
                .isZero();
        assertThat(notifier.count("SELECT count(*) FROM ledger WHERE subscriber_id = $1", UUID.fromString(reader)))
                .isZero();
        given().body("{}").post(CanarySubscriber.PATH).then().statusCode(404);
    }

    @Test
    void aSignOfLifeAboutARealIncidentDoesNotTouchIt() {
        Events real = Events.anIncident();
        String reader = notifier.subscribeWebhook("/" + UUID.randomUUID()).getString("id");
        real.says("investigating", "Real.");
        notifier.awaitStates(real, reader, "delivered");
        UUID event = UUID.randomUUID();
        real.publish(event.toString(), Song.TYPE, Song.about(real.incident));

        notifier.awaitInInbox(event);
        assertThat(notifier.count("SELECT sequence FROM incidents WHERE id = $1", real.incident))
                .isEqualTo(1);
    }

    @Test
    void whereThereIsOneItHearsNothingOfRealIncidentsAndIsListedNowhere() {
        CanarySubscriber canary = new CanarySubscriber(settings, channels, box, pool, process);
        canary.make().await().atMost(SOON);
        canary.make().await().atMost(SOON);
        assertThat(canary.secret())
                .hasValueSatisfying(secret -> assertThat(secret).startsWith("whsec_"));
        String reader = notifier.subscribeWebhook("/" + UUID.randomUUID()).getString("id");
        Events real = Events.anIncident();
        real.says("investigating", "Real.");

        notifier.awaitStates(real, reader, "delivered");
        await().atMost(SOON)
                .until(() -> notifier.count(
                                "SELECT count(*) FROM fanout_jobs WHERE incident_id = $1 AND done", real.incident)
                        == 1);
        assertThat(notifier.count("SELECT count(*) FROM ledger WHERE incident_id = $1", real.incident))
                .isEqualTo(1);
        assertThat(notifier.asAdmin().get("/api/v1/subscribers").asString())
                .contains(reader)
                .doesNotContain(CanaryIds.SUBSCRIBER.toString());
    }

    @Test
    void aSecretWhoseKeyIsLostIsMadeAnewAndOneOfAnOldKeyIsKept() {
        SecretBox before = SecretBox.of(KEY_BEFORE, List.of());
        CanarySubscriber first = new CanarySubscriber(settings, channels, before, pool, process);
        first.make().await().atMost(SOON);

        CanarySubscriber without =
                new CanarySubscriber(settings, channels, SecretBox.of(KEY_AFTER, List.of()), pool, process);
        without.make().await().atMost(SOON);
        assertThat(without.secret()).isPresent().isNotEqualTo(first.secret());

        SecretBox both = SecretBox.of(KEY_BEFORE, List.of(KEY_AFTER));
        CanarySubscriber with = new CanarySubscriber(settings, channels, both, pool, process);
        with.make().await().atMost(SOON);
        assertThat(with.secret()).isEqualTo(without.secret());
    }

    @Test
    void aReleaseWithAWrongKeyTakesItFromNobody() {
        CanarySubscriber good = new CanarySubscriber(settings, channels, box, pool, process);
        good.make().await().atMost(SOON);
        String sealed = sealed();
        ThisProcess lacking = new ThisProcess();
        lacking.sends(false);
        SecretBox wrong = SecretBox.of(KEY_AFTER, List.of());
        CanarySubscriber other = new CanarySubscriber(settings, channels, wrong, pool, lacking);
        // The good one says so every ten seconds; here another does, so that nobody has to wait for it.
        notifier.sql(
                "INSERT INTO key_holders (process, lacks, seen_at) VALUES ($1, false, now() + interval '1 hour')",
                UUID.randomUUID());

        other.make().await().atMost(SOON);

        assertThat(other.secret()).isEmpty();
        assertThat(sealed()).isEqualTo(sealed);
        notifier.forgetEverybody();
        other.make().await().atMost(SOON);
        assertThat(notifier.count("SELECT count(*) FROM endpoints WHERE id = $1", CanaryIds.SUBSCRIBER))
                .as("nor does it make one that others can't open")
                .isZero();
    }

    @Test
    void whatAnotherMadeAnewIsTakenUpWithoutARestart() {
        CanarySubscriber first = new CanarySubscriber(settings, channels, box, pool, process);
        first.make().await().atMost(SOON);
        notifier.forgetEverybody();
        CanarySubscriber second = new CanarySubscriber(settings, channels, box, pool, process);
        second.make().await().atMost(SOON);
        assertThat(first.secret()).isNotEqualTo(second.secret());

        first.look().await().atMost(SOON);

        assertThat(first.secret()).isEqualTo(second.secret());
    }

    @Test
    void whatSaysNothingNewAnyMoreGoesAfterADay() {
        UUID old = keptSince("25 hours");
        UUID waiting = keptSince("26 hours");
        UUID young = keptSince("23 hours");
        notifier.sql("""
                INSERT INTO queue (endpoint_id, incident_id, sequence, delivery_id, month, publication_id, subscriber_id,
                    subscription_id, channel, lane, closing, every_update, due_at)
                VALUES ($1, $2, 1, uuid_v7(), date_trunc('month', now())::date, $3, $1, $1, 'webhook', 3, false, false,
                    now() + interval '1 hour')""", CanaryIds.SUBSCRIBER, CanaryIds.INCIDENT, waiting);
        try {
            new CanaryRows(pool).forget().await().atMost(SOON);

            for (String where : List.of(
                    "inbox WHERE event_id",
                    "publications WHERE id",
                    "fanout_jobs WHERE publication_id",
                    "ledger WHERE publication_id")) {
                String count = "SELECT count(*) FROM " + where + " = $1";
                assertThat(notifier.count(count, old)).as(where).isZero();
                assertThat(notifier.count(count, young)).as(where).isOne();
                assertThat(notifier.count(count, waiting)).as(where).isOne();
            }
        } finally {
            notifier.sql("DELETE FROM queue WHERE publication_id = $1", waiting);
            notifier.sql("DELETE FROM ledger WHERE incident_id = $1", CanaryIds.INCIDENT);
        }
    }

    /** As if a sign of life had been told that long ago. */
    private UUID keptSince(String ago) {
        UUID event = UUID.randomUUID();
        long number = event.getMostSignificantBits() >>> 16;
        notifier.sql(
                "INSERT INTO inbox (event_id, type, received_at) VALUES ($1, $2, now() - $3::text::interval)",
                event,
                Song.TYPE,
                ago);
        notifier.sql("""
                INSERT INTO incidents (id, ref, public_id, sequence, status, impact_rank)
                VALUES ($1, 'CANARY', 'canary', 1, 'scheduled', 0) ON CONFLICT DO NOTHING""", CanaryIds.INCIDENT);
        notifier.sql("""
                INSERT INTO publications (id, incident_id, sequence, status, closing, maintenance, impact_rank, page_rank, components,
                    regions, payload, lane, received_at, kind)
                VALUES ($1, $2, $4, 'scheduled', false, false, 0, 0, '{}', '{}', '{}', 3, now() - $3::text::interval, 'update')""", event, CanaryIds.INCIDENT, ago, number);
        notifier.sql("""
                INSERT INTO fanout_jobs (publication_id, incident_id, sequence, lane, done, announced)
                VALUES ($1, $2, $3, 3, true, true)""", event, CanaryIds.INCIDENT, number);
        notifier.sql("""
                INSERT INTO ledger (month, publication_id, incident_id, sequence, subscriber_id, subscription_id, endpoint_id,
                    channel, state)
                VALUES (date_trunc('month', now())::date, $1, $2, $4, $3, $3, $3, 'webhook', 'delivered')""", event, CanaryIds.INCIDENT, CanaryIds.SUBSCRIBER, number);
        return event;
    }

    private String sealed() {
        return notifier.sql("SELECT secret FROM endpoints WHERE id = $1", CanaryIds.SUBSCRIBER)
                .get(0)
                .getString("secret");
    }

    @Test
    void howLongItTookIsFromWhenItWasSent() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        MovedClock clock = new MovedClock();
        CanaryMetrics metrics = new CanaryMetrics(meters, settings, clock);
        metrics.heard(clock.instant());
        assertThat(meters.getMeters())
                .as("none is set up, none is measured, and that is said")
                .singleElement()
                .isEqualTo(meters.get("sitrep.canary.since.timestamp.seconds").gauge());
        assertThat(meters.get("sitrep.canary.since.timestamp.seconds").gauge().value())
                .isZero();
    }
}
