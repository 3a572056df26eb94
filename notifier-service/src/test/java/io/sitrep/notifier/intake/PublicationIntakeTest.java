package io.sitrep.notifier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.sitrep.notifier.outside.DeadLetters;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealService
class PublicationIntakeTest {
    @Inject
    Notifier notifier;

    @Inject
    MeterRegistry meters;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void sameEventTwiceIsToldOnce() {
        String subscriber = notifier.subscribeWebhook("/twice").getString("id");
        Events incident = Events.anIncident();
        UUID event = UUID.randomUUID();
        String data = incident.data(1, "investigating", "We are investigating.").encode();

        incident.publish(event, data);
        incident.publish(event, data);
        // A newer one would take the place of one that is not delivered yet.
        notifier.awaitStates(incident, subscriber, "delivered");
        UUID last = incident.saysAt(2, "identified", "Found it.");

        notifier.awaitPlanned(last);
        notifier.awaitStates(incident, subscriber, "delivered", "delivered");
        assertThat(WebhookReceiver.running().at("/twice")).hasSize(2);
        assertThat(notifier.count("SELECT count(*) FROM publications WHERE incident_id = $1", incident.incident))
                .isEqualTo(2);
    }

    @Test
    void staleSequenceIsDropped() {
        String subscriber = notifier.subscribeWebhook("/stale").getString("id");
        Events incident = Events.anIncident();
        incident.saysAt(5, "identified", "Newer.");
        UUID stale = incident.saysAt(4, "investigating", "Older.");

        notifier.awaitInInbox(stale);
        notifier.awaitStates(incident, subscriber, "delivered");
        assertThat(WebhookReceiver.running().at("/stale"))
                .extracting(WebhookReceiver.Received::message)
                .containsExactly("Newer.");
    }

    @Test
    void importedHistoryIsToldToNobody() {
        notifier.subscribeWebhook("/imported");
        Events incident = Events.anIncident().imported();
        UUID event = incident.says("resolved", "Long ago.");

        notifier.awaitInInbox(event);
        assertThat(notifier.count("SELECT count(*) FROM publications WHERE id = $1", event))
                .isZero();
        assertThat(notifier.count("SELECT count(*) FROM incidents WHERE id = $1", incident.incident))
                .isEqualTo(1);
    }

    /** It is neither lost nor in the way of the next. */
    @Test
    void aRecordWhoseTraceHasNoValueIsToldAsAnyOther() {
        Events incident = Events.anIncident();

        UUID event = incident.publishWithAnEmptyTrace(
                UUID.randomUUID(),
                incident.data(1, "investigating", "We are investigating.").encode());

        notifier.awaitPlanned(event);
    }

    @Test
    void unreadableRecordsGoToTheDeadLetterTopicAndTheNextIsTaken() {
        Events incident = Events.anIncident();
        String published = "io.sitrep.publication.published.v1";
        double before = deadLettered();
        incident.publish(UUID.randomUUID().toString(), published, "{not json".getBytes(StandardCharsets.UTF_8));
        incident.publish("not a uuid", published, "{}".getBytes(StandardCharsets.UTF_8));
        incident.publish(UUID.randomUUID().toString(), published, "{\"sequence\":1}".getBytes(StandardCharsets.UTF_8));
        incident.publish(UUID.randomUUID().toString(), published, null);
        UUID next = incident.says("investigating", "Still here.");

        notifier.awaitPlanned(next);
        assertThat(DeadLetters.withKey("sitrep.publications.notifier-dlq", incident.incident.toString(), 4))
                .hasSize(4);
        assertThat(deadLettered()).isEqualTo(before + 4);
    }

    private double deadLettered() {
        return meters.counter("sitrep.events.dead.lettered", "topic", "sitrep.publications")
                .count();
    }

    @Test
    void eventsOfTypesOfTomorrowArePassedOver() {
        Events incident = Events.anIncident();
        UUID unknown = UUID.randomUUID();
        incident.publish(unknown.toString(), "io.sitrep.publication.sung.v9", "[1]".getBytes(StandardCharsets.UTF_8));
        UUID next = incident.says("investigating", "Still here.");

        notifier.awaitPlanned(next);
        assertThat(notifier.count("SELECT count(*) FROM inbox WHERE event_id = $1", unknown))
                .isEqualTo(1);
    }

    @Test
    void recordWaitsWhileTheDatabaseRefusesAndIsTakenAfterwards() {
        Events incident = Events.anIncident();
        notifier.sql("""
                CREATE OR REPLACE FUNCTION test_away() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'the disk is gone' USING ERRCODE = '58030'; END $$""");
        notifier.sql("CREATE TRIGGER test_away BEFORE INSERT ON inbox EXECUTE FUNCTION test_away()");
        UUID event = incident.says("investigating", "Be patient.");
        UUID second;
        try {
            second = incident.says("identified", "And in order.");
            assertThat(notifier.count("SELECT count(*) FROM inbox WHERE event_id = $1", event))
                    .isZero();
        } finally {
            notifier.sql("DROP TRIGGER test_away ON inbox");
        }
        notifier.awaitPlanned(event);
        notifier.awaitPlanned(second);
    }
}
