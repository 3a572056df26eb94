package io.sitrep.incident.domain;

import static io.sitrep.incident.domain.IncidentFixture.NOON;
import static io.sitrep.incident.domain.IncidentFixture.anIncident;
import static io.sitrep.incident.domain.IncidentFixture.says;
import static io.sitrep.incident.domain.IncidentFixture.stamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What waited while others spoke does what nothing since has spoken of, and leaves the rest be. */
class LateWordsTest {
    private static final Instant LATER = NOON.plusSeconds(600);
    private static final PublicationPolicy HOLDING = new PublicationPolicy(Duration.ofMinutes(2), Set.of());
    private static final PublicationPolicy APPROVING = new PublicationPolicy(Duration.ZERO, Set.of(Severity.SEV1));
    private static final SaidSince SINCE = new SaidSince(true, Set.of());

    @Test
    void aLateWordDoesNotMoveTheStatusBack() {
        Decision held = post(anIncident().incident(), HOLDING, says("Early.").becoming(Status.IDENTIFIED));
        Decision overtaking = post(
                held.after(),
                HOLDING,
                says("Fixed.").becoming(Status.MONITORING).asking(Publish.NOW));

        Decision late = releasing(overtaking, HOLDING).publish(held.update(), SINCE, stamp(LATER));

        assertThat(late.after().progress().publicStatus()).isEqualTo(Status.MONITORING);
        assertThat(late.update().status()).isEqualTo(Status.IDENTIFIED);
        assertThat(late.update().message()).isEqualTo("Early.");
        assertThat(late.entry().text()).isEqualTo("Update published");
        assertThat(late.entry().details()).doesNotContainKey("backward");
    }

    @Test
    void aLateWordBringsAboutWhatNothingSinceHasSpokenOf() {
        Decision held =
                post(anIncident().incident(), HOLDING, says("It is over.").becoming(Status.RESOLVED));
        Decision note = post(held.after(), HOLDING, says("By the way.").asking(Publish.NOW));

        Decision late = releasing(note, HOLDING).publish(held.update(), SINCE, stamp(LATER));

        assertThat(late.fact()).isEqualTo(Fact.RESOLVED);
        assertThat(late.after().progress().publicStatus()).isEqualTo(Status.RESOLVED);
    }

    @Test
    void aLateWordLeavesComponentsBeThatWereSpokenOfSince() {
        Decision declared = anIncident().under(HOLDING).affecting("Meetings").declared();
        var meetings = declared.update()
                .release()
                .pending()
                .effects()
                .components()
                .get(0)
                .id();
        Decision note =
                post(declared.after(), HOLDING, says("Meetings are fine.").asking(Publish.NOW));

        var since = new SaidSince(true, Set.of(meetings));

        assertThat(releasing(note, HOLDING)
                        .publish(declared.update(), since, stamp(LATER))
                        .after()
                        .components())
                .isEmpty();
        assertThat(releasing(note, HOLDING)
                        .publish(declared.update(), SINCE, stamp(LATER))
                        .after()
                        .components())
                .hasSize(1);
    }

    @Test
    void aLateWordNeitherKeepsNorEndsWhatWasPromisedSince() {
        Decision held = post(anIncident().incident(), HOLDING, says("Early."));
        Decision promise = post(
                held.after(),
                HOLDING,
                says("More soon.").promising(Duration.ofMinutes(30)).asking(Publish.NOW));

        Promises after = releasing(promise, HOLDING)
                .publish(held.update(), SINCE, stamp(LATER))
                .after()
                .progress()
                .promises();

        assertThat(after).isEqualTo(promise.after().progress().promises());
        assertThat(after.dueAt()).isNotNull();
    }

    @Test
    void aLateWordThatWouldOpenWhatIsOverIsRefused() {
        Decision held = post(anIncident().incident(), HOLDING, says("Early.").becoming(Status.IDENTIFIED));
        Decision over = post(
                held.after(), HOLDING, says("Over.").becoming(Status.RESOLVED).asking(Publish.NOW));

        assertThatThrownBy(() -> releasing(over, HOLDING).publish(held.update(), SINCE, stamp(LATER)))
                .isInstanceOf(Refusal.IllegalTransition.class);
    }

    @Test
    void whatWasHeldAndNeverApprovedIsApprovedOnceTheSeverityWantsIt() {
        Decision held = post(anIncident().incident(), HOLDING, says("Early."));

        Decision sent = releasing(held, APPROVING).publish(held.update(), SaidSince.NOTHING, stamp(LATER));

        assertThat(sent.update().state()).isEqualTo(UpdateState.AWAITING_APPROVAL);
        assertThat(sent.publication()).isNull();
    }

    private static Decision post(Incident incident, PublicationPolicy policy, IncidentFixture.Draft draft) {
        return new Publishing(incident, policy).post(draft.draft(), stamp(LATER));
    }

    private static Releasing releasing(Decision before, PublicationPolicy policy) {
        return new Releasing(before.after(), policy);
    }
}
