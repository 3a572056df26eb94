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
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublishingTest {
    private static final Instant LATER = NOON.plusSeconds(600);
    private static final Actor GRACE = new Actor("slack:T1:U2", "Grace", Origin.SLACK);
    private static final PublicationPolicy HOLDING = new PublicationPolicy(Duration.ofMinutes(2), Set.of());
    private static final PublicationPolicy APPROVING = new PublicationPolicy(Duration.ZERO, Set.of(Severity.SEV1));
    private static final PublicationPolicy BOTH = new PublicationPolicy(Duration.ofMinutes(2), Set.of(Severity.SEV1));

    @Test
    void aHeldUpdateMovesRespondersAndNothingThePublicSees() {
        Incident incident = anIncident().incident();

        Decision held = post(
                incident, HOLDING, says("Found.").becoming(Status.IDENTIFIED).changing(List.of(failing("Meetings"))));

        assertThat(held.update().state()).isEqualTo(UpdateState.HELD);
        assertThat(held.update().release().publishAt()).isEqualTo(LATER.plusSeconds(120));
        assertThat(held.publication()).isNull();
        assertThat(held.after().progress().status()).isEqualTo(Status.IDENTIFIED);
        assertThat(held.after().progress().publicStatus()).isEqualTo(Status.INVESTIGATING);
        assertThat(held.after().components()).isEmpty();
    }

    @Test
    void aReleasedUpdateDoesWhatItWasToDo() {
        Decision held = post(
                anIncident().incident(),
                HOLDING,
                says("Found.").becoming(Status.IDENTIFIED).changing(List.of(failing("Meetings"))));

        Decision out = releasing(held, HOLDING).publish(held.update(), SaidSince.NOTHING, stamp(LATER));

        assertThat(out.update().state()).isEqualTo(UpdateState.PUBLISHED);
        assertThat(out.update().publishedAt()).isEqualTo(LATER);
        assertThat(out.update().release().pending()).isNull();
        assertThat(out.publication().kind()).isEqualTo(Publication.Kind.PUBLISHED);
        assertThat(out.after().progress().publicStatus()).isEqualTo(Status.IDENTIFIED);
        assertThat(out.after().components()).hasSize(1);
        assertThat(out.after().updates()).isEqualTo(2);
    }

    @Test
    void nowSkipsTheHoldAndNeverTheApproval() {
        Incident incident = anIncident().incident();

        assertThat(post(incident, HOLDING, says("Now.").asking(Publish.NOW))
                        .update()
                        .state())
                .isEqualTo(UpdateState.PUBLISHED);
        assertThat(post(incident, BOTH, says("Now.").asking(Publish.NOW))
                        .update()
                        .state())
                .isEqualTo(UpdateState.AWAITING_APPROVAL);
    }

    @Test
    void nobodyApprovesTheirOwnUpdate() {
        Decision waiting = post(anIncident().incident(), APPROVING, says("Is this right?"));

        assertThatThrownBy(
                        () -> releasing(waiting, APPROVING).approve(waiting.update(), SaidSince.NOTHING, stamp(LATER)))
                .isInstanceOf(Refusal.OwnUpdate.class);
        assertThatThrownBy(
                        () -> releasing(waiting, APPROVING).publish(waiting.update(), SaidSince.NOTHING, stamp(LATER)))
                .isInstanceOf(Refusal.NotInState.class)
                .hasMessageContaining("another person has to approve it");

        Decision approved =
                releasing(waiting, APPROVING).approve(waiting.update(), SaidSince.NOTHING, stamp(LATER, GRACE));
        assertThat(approved.update().state()).isEqualTo(UpdateState.PUBLISHED);
        assertThat(approved.update().release().approvedBy()).isEqualTo("Grace");
        assertThat(approved.publication()).isNotNull();
    }

    @Test
    void whatIsApprovedStillWaitsForItsHoldAndWhatIsEditedThenHasToBeApprovedAgain() {
        Decision waiting = post(anIncident().incident(), BOTH, says("Is this right?"));
        Decision held = releasing(waiting, BOTH).approve(waiting.update(), SaidSince.NOTHING, stamp(LATER, GRACE));
        assertThat(held.update().state()).isEqualTo(UpdateState.HELD);
        assertThat(held.publication()).isNull();

        Decision edited = releasing(held, BOTH).correct(held.update(), "Is that right?", Map.of(), true, stamp(LATER));
        assertThat(edited.update().state()).isEqualTo(UpdateState.AWAITING_APPROVAL);
        assertThat(edited.update().release().approvedBy()).isNull();
        assertThat(edited.publication()).isNull();
    }

    @Test
    void approvalIsAskedForTheSeveritiesThatWantIt() {
        var minor = new PublicationPolicy(Duration.ZERO, Set.of(Severity.SEV2));

        assertThat(post(anIncident().incident(), minor, says("Fine.")).update().state())
                .isEqualTo(UpdateState.PUBLISHED);
    }

    @Test
    void aDraftChangesNothingUntilItIsPublished() {
        Incident incident = anIncident().incident();
        Decision drafted = post(
                incident, APPROVING, says("Maybe.").becoming(Status.RESOLVED).asking(Publish.DRAFT));

        assertThat(drafted.update().state()).isEqualTo(UpdateState.DRAFT);
        assertThat(drafted.after().progress().status()).isEqualTo(Status.INVESTIGATING);

        Decision asked = releasing(drafted, APPROVING).publish(drafted.update(), SaidSince.NOTHING, stamp(LATER));
        assertThat(asked.update().state()).isEqualTo(UpdateState.AWAITING_APPROVAL);
        assertThat(asked.publication()).isNull();
    }

    @Test
    void nothingIsKnownOfAnIncidentWhoseFirstUpdateWaits() {
        Decision declared = anIncident().under(HOLDING).affecting("Meetings").declared();

        assertThat(declared.publication()).isNull();
        assertThat(declared.after().isKnown()).isFalse();
        assertThat(declared.after().components()).isEmpty();

        Decision out = releasing(declared, HOLDING).publish(declared.update(), SaidSince.NOTHING, stamp(LATER));
        assertThat(out.after().isKnown()).isTrue();
        assertThat(out.after().components()).hasSize(1);
        assertThat(out.after().revision()).isEqualTo(new Revision(2, 2, 1));
    }

    @Test
    void respondersSeeNoFixThatDidNotHoldWhereNothingMovedBack() {
        Decision inside = post(
                anIncident().incident(),
                PublicationPolicy.AT_ONCE,
                says("A bank.").becoming(Status.IDENTIFIED).internally());

        Decision said = post(inside.after(), PublicationPolicy.AT_ONCE, says("Still looking."));

        assertThat(said.entry().text()).isEqualTo("Update published");
        assertThat(said.after().progress().status()).isEqualTo(Status.IDENTIFIED);
    }

    @Test
    void aMoveBackIsMarkedOnTheTimeline() {
        Incident monitored = anIncident().in(Status.MONITORING).incident();

        Decision back = post(monitored, PublicationPolicy.AT_ONCE, says("No.").becoming(Status.IDENTIFIED));
        Decision on = post(monitored, PublicationPolicy.AT_ONCE, says("Yes.").becoming(Status.RESOLVED));

        assertThat(back.entry().details())
                .containsEntry("backward", "true")
                .containsEntry("from", "monitoring")
                .containsEntry("to", "identified");
        assertThat(back.entry().text()).contains("the fix did not hold");
        assertThat(on.entry().details()).doesNotContainKey("backward");
    }

    @Test
    void promisesAreCountedAsKeptOrBroken() {
        Incident promised = post(
                        anIncident().incident(),
                        PublicationPolicy.AT_ONCE,
                        says("Soon.").promising(Duration.ofMinutes(30)))
                .after();

        Incident kept = new Publishing(promised, PublicationPolicy.AT_ONCE)
                .post(says("Here.").draft(), stamp(LATER.plusSeconds(1800)))
                .after();
        Incident broken = new Publishing(promised, PublicationPolicy.AT_ONCE)
                .post(says("Late.").draft(), stamp(LATER.plusSeconds(1801)))
                .after();
        Incident missed = promised.with(promised.progress().overdue());
        Incident after = new Publishing(missed, PublicationPolicy.AT_ONCE)
                .post(says("Late.").draft(), stamp(LATER.plusSeconds(3600)))
                .after();

        assertThat(kept.progress().promises()).isEqualTo(new Promises(null, false, 1, 0));
        assertThat(broken.progress().promises()).isEqualTo(new Promises(null, false, 0, 1));
        assertThat(missed.progress().promises().broken()).isEqualTo(1);
        assertThat(after.progress().promises()).isEqualTo(new Promises(null, false, 0, 1));
    }

    private static Decision post(Incident incident, PublicationPolicy policy, IncidentFixture.Draft draft) {
        return new Publishing(incident, policy).post(draft.draft(), stamp(LATER));
    }

    private static Releasing releasing(Decision before, PublicationPolicy policy) {
        return new Releasing(before.after(), policy);
    }
}
