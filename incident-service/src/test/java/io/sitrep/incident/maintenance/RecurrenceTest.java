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
import static io.sitrep.incident.maintenance.Plans.titled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What recurs is planned again, once, and where its rule has it. */
@QuarkusTest
class RecurrenceTest extends RealIncidentService {
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @Inject
    Database database;

    @Inject
    Lookers lookers;

    @Test
    void oneThatRecursIsPlannedAgainAsSoonAsItBeginsAndNoMoreThanOnce() {
        String checkout = component();
        String title = "Weekly " + UUID.randomUUID();
        String id = planned(Map.of(
                "title",
                title,
                "components",
                of(checkout),
                "scheduled_for",
                in(Duration.ofDays(-15)),
                "scheduled_until",
                in(Duration.ofDays(-15).plusHours(1)),
                "auto_start",
                true,
                "auto_complete",
                true,
                "rrule",
                "FREQ=WEEKLY",
                "time_zone",
                "Europe/Rome"));

        for (int i = 0; i < 4; i++) {
            lookers.threeAtOnce();
        }

        await().untilAsserted(() -> read(id).body("status", equalTo("completed")));
        List<String> all = titled(title);
        assertThat(all).as("the one that was, and the one that is ahead").hasSize(2);
        String next = all.stream().filter(each -> !each.equals(id)).findFirst().orElseThrow();
        read(next)
                .body("status", equalTo("scheduled"))
                .body("rrule", equalTo("FREQ=WEEKLY"))
                .body("components.name", contains(checkout))
                .body("updates[0].message", equalTo("We replace disks."));

        say(next, Map.of("message", "Not this time.", "status", "cancelled")).statusCode(201);
        lookers.threeAtOnce();
        await().untilAsserted(() -> assertThat(titled(title)).hasSize(3));
        lookers.threeAtOnce();
        assertThat(titled(title)).hasSize(3);
    }

    @Test
    void whatWasTakenBackIsNotSaidAgainOfTheNext() {
        String title = "Weekly " + UUID.randomUUID();
        String id = planned(Map.of(
                "title",
                title,
                "message",
                "Customer X asked for it.",
                "scheduled_for",
                in(Duration.ofDays(-1)),
                "scheduled_until",
                in(Duration.ofDays(1)),
                "rrule",
                "FREQ=WEEKLY"));
        String first = read(id).extract().path("updates[0].id");
        admin().post(MAINTENANCES + "/" + id + "/updates/" + first + "/retract")
                .then()
                .statusCode(200);

        say(id, Map.of("message", "Not this time.", "status", "cancelled")).statusCode(201);
        lookers.threeAtOnce();

        await().until(() -> titled(title).size() == 2);
        String next = titled(title).stream()
                .filter(each -> !each.equals(id))
                .findFirst()
                .orElseThrow();
        read(next).body("updates[0].message", equalTo("This maintenance is planned again."));
        assertThat(database.count(
                        "SELECT count(*) FROM audit WHERE incident_id = ? AND action = 'maintenance: plan next'",
                        UUID.fromString(next)))
                .isOne();
    }

    @Test
    void oneThatIsMovedLeavesTheNextInItsSlotAlsoOverAChangeOfTheClock() {
        LocalDate clockChanges =
                LocalDate.of(2090, Month.MARCH, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY));
        String id = weekly(clockChanges.minusWeeks(1));

        edit(
                        id,
                        Map.of(
                                "scheduled_for",
                                at(clockChanges.minusDays(3), 9),
                                "scheduled_until",
                                at(clockChanges.minusDays(3), 17)))
                .statusCode(200)
                .body("rrule", equalTo("FREQ=WEEKLY"));

        String next = calledOff(id);
        read(next)
                .body("scheduled_for", equalTo(at(clockChanges, 22)))
                .body("scheduled_until", equalTo(at(clockChanges, 23)));
        read(calledOff(next)).body("scheduled_for", equalTo(at(clockChanges.plusWeeks(1), 22)));
    }

    @Test
    void aNewWindowThatComesWithItsRuleMovesTheSeries() {
        LocalDate sunday = LocalDate.of(2090, Month.JUNE, 4);
        String id = weekly(sunday);

        edit(
                        id,
                        Map.of(
                                "scheduled_for",
                                at(sunday.plusDays(1), 20),
                                "scheduled_until",
                                at(sunday.plusDays(1), 22),
                                "rrule",
                                "FREQ=WEEKLY"))
                .statusCode(200);

        read(calledOff(id))
                .body("scheduled_for", equalTo(at(sunday.plusDays(8), 20)))
                .body("scheduled_until", equalTo(at(sunday.plusDays(8), 22)));
    }

    /** From ten to eleven in the evening, in Rome. */
    private static String weekly(LocalDate first) {
        return planned(Map.of(
                "title",
                "Weekly " + UUID.randomUUID(),
                "scheduled_for",
                at(first, 22),
                "scheduled_until",
                at(first, 23),
                "rrule",
                "FREQ=WEEKLY",
                "time_zone",
                "Europe/Rome"));
    }

    /** Answers the one that is planned instead. */
    private String calledOff(String id) {
        String title = read(id).extract().path("title");
        List<String> before = titled(title);
        say(id, Map.of("message", "Not this time.", "status", "cancelled")).statusCode(201);
        lookers.threeAtOnce();
        await().until(() -> titled(title).size() == before.size() + 1);
        return titled(title).stream()
                .filter(each -> !before.contains(each))
                .findFirst()
                .orElseThrow();
    }

    private static String at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(ROME).toInstant().toString().replace("Z", ".000Z");
    }
}
