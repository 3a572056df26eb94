package io.sitrep.incident.domain;

import static io.sitrep.incident.domain.IncidentFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subscribers are reminded of a plan, but never of what they were told just now. */
class RemindingTest {
    private static final Instant BEGINS = NOON.plus(Duration.ofDays(2));
    private static final PublicationPolicy CAREFUL = new PublicationPolicy(Duration.ZERO, Set.of(Severity.SEV4));

    @ParameterizedTest
    @CsvSource({
        // approved, then looked at; how long before it begins
        "PT30M, PT29M59S, false", // the reminders of a day and of an hour before are as good as given
        "PT30M, PT20M,    false", // so is the one that comes with the same minutes
        "PT31M, PT20M,    true",
        "PT25H, PT24H,    true"
    })
    void whatIsApprovedLateIsNotRemindedOfInTheSameBreath(Duration approved, Duration looked, boolean reminded) {
        Decision planned = planned(CAREFUL, true);
        Incident known = new Releasing(planned.after(), CAREFUL)
                .approve(planned.update(), SaidSince.NOTHING, by("grace", BEGINS.minus(approved)))
                .after();

        assertThat(step(known, looked)).isEqualTo(reminded ? Optional.of(Upkeep.Step.REMIND) : Optional.empty());
    }

    @Test
    void whatWasSaidWithoutTellingSubscribersTakesNoRemindersPlace() {
        Incident known = planned(PublicationPolicy.AT_ONCE, true).after();

        Incident told = say(known, true);
        Incident untold = say(known, false);

        assertThat(step(told, Duration.ofMinutes(59))).isEmpty();
        assertThat(step(untold, Duration.ofMinutes(59))).contains(Upkeep.Step.REMIND);
        assertThat(step(planned(PublicationPolicy.AT_ONCE, false).after(), Duration.ofMinutes(59)))
                .contains(Upkeep.Step.REMIND);
    }

    private static Incident say(Incident known, boolean notifies) {
        var draft = new UpdateDraft("Bring lamps.", Map.of(), Effects.of(null), notifies, null, Publish.NOW);
        return new Publishing(known, PublicationPolicy.AT_ONCE)
                .post(draft, by("ada", BEGINS.minus(Duration.ofHours(1))))
                .after();
    }

    private static Optional<Upkeep.Step> step(Incident maintenance, Duration before) {
        return new Upkeep(maintenance).due(BEGINS.minus(before));
    }

    private static Decision planned(PublicationPolicy policy, boolean notifies) {
        var schedule = new Schedule(
                BEGINS,
                BEGINS.plus(Duration.ofHours(1)),
                false,
                false,
                List.of(Duration.ofHours(24), Duration.ofHours(1), Duration.ofMinutes(20)),
                null,
                false,
                null);
        var headline = new Headline(
                "Disks are replaced",
                Map.of(),
                Severity.SEV4,
                Visibility.PUBLIC,
                List.of(),
                null,
                Cause.UNKNOWN,
                DataImpact.UNKNOWN,
                schedule);
        var first = new UpdateDraft("m", Map.of(), Effects.of(Status.SCHEDULED), notifies, null, null);
        return Incident.declare(
                new IncidentKey(Kind.MAINTENANCE, new UUID(0, 7), "m2v9x0q4m7bt", 7),
                new Declaration(headline, null, BEGINS, null, first),
                policy,
                by("ada", NOON));
    }

    private static Stamp by(String who, Instant at) {
        return new Stamp(new Actor(who, who, Origin.API), at, UUID.randomUUID(), "u2v9x0q4m7bt");
    }
}
