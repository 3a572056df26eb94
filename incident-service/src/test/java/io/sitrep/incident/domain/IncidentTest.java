package io.sitrep.incident.domain;

import static io.sitrep.incident.domain.IncidentFixture.NOON;
import static io.sitrep.incident.domain.IncidentFixture.anIncident;
import static io.sitrep.incident.domain.IncidentFixture.failing;
import static io.sitrep.incident.domain.IncidentFixture.say;
import static io.sitrep.incident.domain.IncidentFixture.says;
import static io.sitrep.incident.domain.IncidentFixture.stamp;
import static io.sitrep.incident.domain.Status.IDENTIFIED;
import static io.sitrep.incident.domain.Status.INVESTIGATING;
import static io.sitrep.incident.domain.Status.MONITORING;
import static io.sitrep.incident.domain.Status.POSTMORTEM;
import static io.sitrep.incident.domain.Status.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IncidentTest {
    private static final Instant LATER = NOON.plusSeconds(600);

    @Test
    void aDeclaredIncidentTellsThePublicOnceAndStartsNow() {
        Decision declared = anIncident().affecting("Meetings").declared();

        assertThat(declared.fact()).isEqualTo(Fact.DECLARED);
        assertThat(declared.publication() != null).isTrue();
        assertThat(declared.after().progress().startedAt()).isEqualTo(NOON);
        assertThat(declared.after().revision()).isEqualTo(new Revision(1, 1, 1));
        assertThat(declared.after().components())
                .extracting(AffectedComponent::status)
                .containsExactly(ComponentStatus.MAJOR_OUTAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "INVESTIGATING,IDENTIFIED", "INVESTIGATING,MONITORING", "INVESTIGATING,RESOLVED",
        "IDENTIFIED,INVESTIGATING", "IDENTIFIED,MONITORING", "IDENTIFIED,RESOLVED",
        "MONITORING,INVESTIGATING", "MONITORING,IDENTIFIED", "MONITORING,RESOLVED"
    })
    void anOpenIncidentMovesFreely(Status from, Status to) {
        Decision moved = say(
                anIncident().in(from).incident(), says("On we go.").becoming(to).draft(), stamp(LATER));

        assertThat(moved.after().progress().status()).isEqualTo(to);
        assertThat(moved.after().progress().publicStatus()).isEqualTo(to);
        assertThat(moved.fact()).isEqualTo(to == RESOLVED ? Fact.RESOLVED : Fact.UPDATED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"INVESTIGATING", "IDENTIFIED", "MONITORING"})
    void resolvedIncidentCannotReturnToAnOpenStatus(Status to) {
        Incident resolved = anIncident().in(RESOLVED).incident();

        assertThatThrownBy(() -> say(resolved, says("Again.").becoming(to).draft(), stamp(LATER)))
                .isInstanceOf(Refusal.IllegalTransition.class)
                .hasMessage("A resolved incident cannot become " + to.wire() + ": reopen it instead");
    }

    @Test
    void postmortemIsReachedOnlyByPublishingOne() {
        assertThatThrownBy(() -> say(
                        anIncident().incident(),
                        says("Read on.").becoming(POSTMORTEM).draft(),
                        stamp(LATER)))
                .hasMessage("An investigating incident cannot become postmortem: publish its postmortem instead");
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"INVESTIGATING", "IDENTIFIED", "MONITORING", "RESOLVED"})
    void aMessageWithoutStatusIsLegalAtAnyTime(Status in) {
        Decision said =
                say(anIncident().in(in).incident(), says("A closing note.").draft(), stamp(LATER));

        assertThat(said.after().progress().status()).isEqualTo(in);
        assertThat(said.update().status()).isEqualTo(in);
        assertThat(said.publication() != null).isTrue();
    }

    @Test
    void resolvingBringsBackWhatTheUpdateSaysNothingElseOf() {
        Incident incident = anIncident().affecting("Meetings").incident();

        Decision resolved = say(incident, says("Fixed.").becoming(RESOLVED).draft(), stamp(LATER));

        assertThat(resolved.update().components())
                .extracting(ComponentChange::oldStatus, ComponentChange::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ComponentStatus.MAJOR_OUTAGE, ComponentStatus.OPERATIONAL));
        assertThat(resolved.after().progress().resolvedAt()).isEqualTo(LATER);
    }

    @Test
    void anInternalNoteMovesTheIncidentButTellsNobody() {
        Incident incident = anIncident().incident();

        Decision noted = say(
                incident,
                says("It is the database.").becoming(IDENTIFIED).internally().draft(),
                stamp(LATER));

        assertThat(noted.publication() != null).isFalse();
        assertThat(noted.update().publishedAt()).isNull();
        assertThat(noted.after().progress().status()).isEqualTo(IDENTIFIED);
        assertThat(noted.after().progress().publicStatus()).isEqualTo(INVESTIGATING);
        assertThat(noted.after().revision()).isEqualTo(new Revision(2, 2, 1));
    }

    @Test
    void anInternalNoteCannotChangeWhatThePageShows() {
        assertThatThrownBy(() -> say(
                        anIncident().incident(),
                        says("Quietly.")
                                .changing(List.of(failing("Meetings")))
                                .internally()
                                .draft(),
                        stamp(LATER)))
                .isInstanceOf(Refusal.PublicByNature.class);
    }

    @Test
    void anInternalNoteLeavesWhatThePublicWasToldAndPromised() {
        Decision promised = say(
                anIncident().affecting("Meetings").incident(),
                says("More soon.").promising(Duration.ofMinutes(30)).draft(),
                stamp(NOON));

        Incident noted = say(
                        promised.after(),
                        says("Fixed, I think.")
                                .becoming(MONITORING)
                                .internally()
                                .draft(),
                        stamp(LATER))
                .after();

        assertThat(noted.progress().nextUpdateAt()).isEqualTo(NOON.plusSeconds(1800));
        assertThat(noted.progress().resolvedAt()).isNull();
        assertThat(noted.components())
                .extracting(AffectedComponent::status)
                .containsExactly(ComponentStatus.MAJOR_OUTAGE);

        Decision told = say(noted, says("Over.").becoming(RESOLVED).draft(), stamp(LATER));
        assertThat(told.fact()).isEqualTo(Fact.RESOLVED);
        assertThat(told.after().progress().resolvedAt()).isEqualTo(LATER);
        assertThat(told.after().components())
                .extracting(AffectedComponent::status)
                .containsExactly(ComponentStatus.OPERATIONAL);
    }

    @Test
    void whatIsSaidToAllWithoutAStatusRepeatsWhatAllWereToldAndNotTheInnerStatus() {
        Incident inside = say(
                        anIncident().affecting("Meetings").incident(),
                        says("Fixed, I think.")
                                .becoming(MONITORING)
                                .internally()
                                .draft(),
                        stamp(NOON))
                .after();

        Decision said = say(inside, says("Still working on it.").draft(), stamp(LATER));

        assertThat(said.update().status()).isEqualTo(INVESTIGATING);
        assertThat(said.fact()).isEqualTo(Fact.UPDATED);
        assertThat(said.after().progress().publicStatus()).isEqualTo(INVESTIGATING);
        assertThat(said.after().progress().status()).isEqualTo(MONITORING);
        assertThat(said.after().components())
                .extracting(AffectedComponent::status)
                .containsExactly(ComponentStatus.MAJOR_OUTAGE);
        Decision identified =
                say(said.after(), says("Found.").becoming(IDENTIFIED).draft(), stamp(LATER));
        assertThat(identified.after().progress().status()).isEqualTo(IDENTIFIED);
    }

    @Test
    void nothingOfAnInternalIncidentIsPublished() {
        Incident incident = anIncident().internal().affecting("Meetings").incident();

        Decision resolved = say(incident, says("Fixed.").becoming(RESOLVED).draft(), stamp(LATER));

        assertThat(resolved.publication() != null).isFalse();
        assertThat(resolved.after().revision().publications()).isZero();
        assertThat(resolved.after().progress().publicStatus()).isNull();
    }

    @Test
    void aPromiseIsKeptOrRenewedByTheNextUpdateAndEndsWithTheIncident() {
        Decision promised = say(
                anIncident().incident(),
                says("More soon.").promising(Duration.ofMinutes(30)).draft(),
                stamp(LATER));
        assertThat(promised.after().progress().nextUpdateAt()).isEqualTo(LATER.plusSeconds(1800));

        Decision kept = say(promised.after(), says("Here it is.").draft(), stamp(LATER));
        assertThat(kept.after().progress().nextUpdateAt()).isNull();
    }

    @Test
    void severityMapsToImpact() {
        assertThat(Severity.values())
                .extracting(Severity::impact)
                .containsExactly(Impact.CRITICAL, Impact.MAJOR, Impact.MINOR, Impact.NONE);
    }

    @Test
    void monitoringSinceIsKeptWhileItGoesOn() {
        Decision monitored = say(
                anIncident().incident(), says("Watching.").becoming(MONITORING).draft(), stamp(NOON));
        Decision still = say(monitored.after(), says("Still watching.").draft(), stamp(LATER));

        assertThat(still.after().progress().monitoringAt()).isEqualTo(NOON);
    }
}
