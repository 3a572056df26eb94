package io.sitrep.incident.domain;

import static io.sitrep.incident.domain.IncidentFixture.NOON;
import static io.sitrep.incident.domain.IncidentFixture.anIncident;
import static io.sitrep.incident.domain.IncidentFixture.failing;
import static io.sitrep.incident.domain.IncidentFixture.says;
import static io.sitrep.incident.domain.IncidentFixture.stamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is over stays over for all who know of it, until it is reopened. */
class ReopeningTest {
    private static final Instant LATER = NOON.plusSeconds(600);
    private static final PublicationPolicy HOLDING = new PublicationPolicy(Duration.ofMinutes(2), Set.of());

    @Test
    void onlyReopeningLeavesAResolvedThatWaits() {
        Decision held = post(anIncident().incident(), HOLDING, says("Over.").becoming(Status.RESOLVED));

        assertThatThrownBy(() -> post(
                        held.after(),
                        HOLDING,
                        says("No.").becoming(Status.IDENTIFIED).asking(Publish.NOW)))
                .isInstanceOf(Refusal.IllegalTransition.class)
                .hasMessageContaining("reopen it instead");
    }

    @Test
    void whetherItIsOverIsForAllToKnow() {
        assertThatThrownBy(() -> post(
                        anIncident().incident(),
                        PublicationPolicy.AT_ONCE,
                        says("Over.").becoming(Status.RESOLVED).internally()))
                .isInstanceOf(Refusal.PublicByNature.class);
    }

    @Test
    void nothingFailsAnyMoreOfWhatIsOver() {
        Incident over = anIncident().affecting("Meetings").in(Status.RESOLVED).incident();

        assertThatThrownBy(() ->
                        post(over, PublicationPolicy.AT_ONCE, says("Again.").changing(List.of(failing("Meetings")))))
                .isInstanceOf(Refusal.Over.class)
                .hasMessageContaining("reopen it instead");
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"RESOLVED", "POSTMORTEM"})
    void reopeningIsTheWayOutOfResolved(Status over) {
        Incident incident = anIncident().in(Status.RESOLVED).incident();

        Decision reopened = new Publishing(incident, PublicationPolicy.AT_ONCE)
                .reopen(says("It is back.").draft(), stamp(LATER));

        assertThat(reopened.fact()).isEqualTo(Fact.REOPENED);
        assertThat(reopened.after().progress().status()).isEqualTo(Status.INVESTIGATING);
        assertThat(reopened.after().progress().publicStatus()).isEqualTo(Status.INVESTIGATING);
        assertThat(reopened.after().progress().resolvedAt()).isNull();
        assertThat(over.isOpen()).isFalse();
    }

    @Test
    void whatIsOpenCannotBeReopened() {
        assertThatThrownBy(() -> new Publishing(anIncident().incident(), PublicationPolicy.AT_ONCE)
                        .reopen(says("Again.").draft(), stamp(LATER)))
                .isInstanceOf(Refusal.AlreadyOpen.class)
                .hasMessage("An investigating incident cannot be reopened: it is open");
    }

    private static Decision post(Incident incident, PublicationPolicy policy, IncidentFixture.Draft draft) {
        return new Publishing(incident, policy).post(draft.draft(), stamp(LATER));
    }
}
