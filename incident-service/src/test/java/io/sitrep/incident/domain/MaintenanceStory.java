package io.sitrep.incident.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A maintenance from its plan to its end, for the examples in the contract. */
public final class MaintenanceStory {
    private static final UUID MAINTENANCE = UUID.fromString("0199d3c0-5b7a-7cc2-9d2f-6f0f3a1b2c3e");
    private static final Instant FROM = Instant.parse("2026-03-08T21:00:00Z");

    private MaintenanceStory() {}

    /** By the name of the example they are in the contract. */
    public static Map<String, Decision> decisions() {
        Decision scheduled = scheduled();
        Decision started = new Upkeep(scheduled.after())
                .move(Status.IN_PROGRESS, "This scheduled maintenance has begun.", Map.of(), DomainStory.stamp(3));
        Map<String, Decision> story = new LinkedHashMap<>();
        story.put("maintenance-scheduled", scheduled);
        story.put(
                "maintenance-reminded",
                new Upkeep(scheduled.after())
                        .remind(
                                "Reminder of a scheduled maintenance: Disks are replaced",
                                Map.of(),
                                DomainStory.stamp(2)));
        story.put("maintenance-started", started);
        story.put(
                "maintenance-completed",
                IncidentFixture.say(
                        started.after(),
                        DomainStory.draft("Done.", "Fatto.", Status.COMPLETED, null),
                        DomainStory.stamp(4)));
        story.put(
                "maintenance-cancelled",
                IncidentFixture.say(
                        scheduled.after(),
                        DomainStory.draft("Not this time.", "Non questa volta.", Status.CANCELLED, null),
                        DomainStory.stamp(4)));
        return story;
    }

    /** It should be over, and is not. */
    public static Overdue overrun() {
        return Overdue.overrun(scheduled().after(), FROM.plus(Duration.ofHours(2)));
    }

    private static Decision scheduled() {
        var schedule = new Schedule(
                FROM,
                FROM.plus(Duration.ofHours(1)),
                true,
                true,
                List.of(Duration.ofHours(24)),
                null,
                false,
                new Schedule.Recurrence(
                        "FREQ=MONTHLY;BYDAY=2SU", "Europe/Rome", FROM, new Span(FROM, FROM.plus(Duration.ofHours(1)))));
        var headline = new Headline(
                "Disks are replaced",
                Map.of("it", "Si cambiano i dischi"),
                Severity.SEV4,
                Visibility.PUBLIC,
                List.of("europe"),
                null,
                Cause.UNKNOWN,
                DataImpact.UNKNOWN,
                schedule);
        var first = DomainStory.draft("We replace disks.", "Cambiamo i dischi.", Status.SCHEDULED, null)
                .changing(List.of(DomainStory.checkout(ComponentStatus.OPERATIONAL, ComponentStatus.OPERATIONAL)));
        return Incident.declare(
                new IncidentKey(Kind.MAINTENANCE, MAINTENANCE, "m2v9x0q4m7bt", 7),
                new Declaration(headline, "Ada", FROM, null, first),
                PublicationPolicy.AT_ONCE,
                DomainStory.stamp(1));
    }
}
