package io.sitrep.incident.maintenance;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.maintenance.Plans.MAINTENANCES;
import static io.sitrep.incident.maintenance.Plans.edit;
import static io.sitrep.incident.maintenance.Plans.in;
import static io.sitrep.incident.maintenance.Plans.of;
import static io.sitrep.incident.maintenance.Plans.planned;
import static io.sitrep.incident.maintenance.Plans.read;
import static io.sitrep.incident.maintenance.Plans.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.outbox.TopicReader;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What the clock does about maintenances of itself, and how often. */
@QuarkusTest
class MaintenanceClockTest extends RealIncidentService {
    @Inject
    Database database;

    @Inject
    Lookers lookers;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void itStartsAndCompletesWhenAskedToOnceWhoeverLooks() {
        String checkout = component();
        String id = planned(Map.of(
                "components", of(checkout),
                "scheduled_for", in(Duration.ofHours(-2)),
                "scheduled_until", in(Duration.ofHours(1)),
                "auto_start", true,
                "auto_complete", true));

        lookers.threeAtOnce();
        await().untilAsserted(() -> read(id).body("status", equalTo("in_progress"))
                .body("components.status", contains("under_maintenance"))
                .body("updates.status", contains("in_progress", "scheduled"))
                .body(
                        "updates[0].translations.it.message",
                        equalTo("Questa manutenzione programmata è iniziata." + " Diremo qui quando sarà finita."))
                .body("updates[0].translations.keySet()", containsInAnyOrder("it", "fr", "de", "es")));

        database.run(
                "UPDATE incidents SET scheduled_until = now() - interval '1 minute' WHERE id = ?", UUID.fromString(id));
        lookers.threeAtOnce();
        await().untilAsserted(() -> read(id).body("status", equalTo("completed"))
                .body("updates.status", contains("completed", "in_progress", "scheduled")));
        assertThat(facts(id, 3))
                .containsExactly(
                        "io.sitrep.maintenance.scheduled.v1",
                        "io.sitrep.maintenance.started.v1",
                        "io.sitrep.maintenance.completed.v1");
        assertThat(database.count(
                        "SELECT count(*) FROM audit WHERE incident_id = ? AND actor_id = 'system:maintenance'",
                        UUID.fromString(id)))
                .isEqualTo(2);
    }

    @Test
    void whatNobodyAskedForDoesNotHappenAndOneThatOverrunsRaisesOneSignal() {
        String id = planned(Map.of("status", "in_progress"));
        String etag = admin().get(MAINTENANCES + "/" + id).header("ETag");
        database.run(
                "UPDATE incidents SET scheduled_for = now() - interval '2 hours',"
                        + " scheduled_until = now() - interval '1 minute' WHERE id = ?",
                UUID.fromString(id));

        lookers.threeAtOnce();
        lookers.threeAtOnce();

        try (TopicReader signals = new TopicReader(kafka, "sitrep.signals")) {
            await().untilAsserted(() -> assertThat(signals.of(id))
                    .extracting(event -> TopicReader.header(event, "ce_type"))
                    .containsExactly("io.sitrep.signal.maintenance_overrun.v1"));
        }
        read(id).body("status", equalTo("in_progress")).header("ETag", equalTo(etag));
        admin().get(MAINTENANCES + "/" + id + "/timeline")
                .then()
                .body("items.text", hasItem("The maintenance should be over by now"));
    }

    @Test
    void subscribersAreRemindedOnceForEachLeadAndAgainOfANewTime() {
        String id = planned(Map.of(
                "scheduled_for", in(Duration.ofMinutes(30)),
                "scheduled_until", in(Duration.ofHours(2)),
                "reminders", List.of("PT24H", "PT1H", "PT10M")));

        lookers.threeAtOnce();
        assertThat(facts(id, 1)).as("they were told just now").hasSize(1);

        database.run(
                "UPDATE incidents SET scheduled_for = now() + interval '9 minutes', reminded_at = now() - interval '1 hour' WHERE id = ?",
                UUID.fromString(id));
        lookers.threeAtOnce();
        lookers.threeAtOnce();
        assertThat(facts(id, 2))
                .containsExactly("io.sitrep.maintenance.scheduled.v1", "io.sitrep.maintenance.reminded.v1");

        edit(id, Map.of("scheduled_for", in(Duration.ofMinutes(50)))).statusCode(200);
        lookers.threeAtOnce();
        assertThat(facts(id, 4)).endsWith("io.sitrep.incident.edited.v1", "io.sitrep.maintenance.reminded.v1");
        read(id).body("updates.size()", equalTo(1));
        try (TopicReader publications = new TopicReader(kafka, "sitrep.publications")) {
            await().until(() -> publications.of(id).size() >= 4);
            assertThat(publications.of(id).get(1).value())
                    .contains("Reminder of a scheduled maintenance", "\"notify\":true");
        }
    }

    @Test
    void oneThatOnlyWaitsToBeStartedIsStartedByTheClock() {
        String id = planned(Map.of(
                "scheduled_for",
                in(Duration.ofHours(1)),
                "scheduled_until",
                in(Duration.ofHours(2)),
                "auto_start",
                true,
                "auto_complete",
                true));
        say(id, Map.of("message", "We begin.", "status", "in_progress", "publish", "held"))
                .statusCode(201);
        database.run(
                "UPDATE incidents SET scheduled_for = now() - interval '2 minutes',"
                        + " scheduled_until = now() - interval '1 minute' WHERE id = ?",
                UUID.fromString(id));

        lookers.threeAtOnce();
        lookers.threeAtOnce();

        await().untilAsserted(() -> read(id).body("status", equalTo("completed")));
    }

    private List<String> facts(String id, int atLeast) {
        try (TopicReader facts = new TopicReader(kafka, "sitrep.incidents")) {
            await().until(() -> facts.of(id).size() >= atLeast);
            await().until(() -> database.count("SELECT count(*) FROM outbox WHERE key = ?", id) == 0);
            return facts.of(id).stream()
                    .map(event -> TopicReader.header(event, "ce_type"))
                    .toList();
        }
    }
}
