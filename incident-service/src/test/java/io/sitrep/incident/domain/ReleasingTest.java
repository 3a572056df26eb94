package io.sitrep.incident.domain;

import static io.sitrep.incident.domain.IncidentFixture.NOON;
import static io.sitrep.incident.domain.IncidentFixture.anIncident;
import static io.sitrep.incident.domain.IncidentFixture.says;
import static io.sitrep.incident.domain.IncidentFixture.stamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What may happen while an update waits. */
class ReleasingTest {
    private static final Instant LATER = NOON.plusSeconds(600);
    private static final Instant EARLIER = NOON.minusSeconds(7200);
    private static final Actor GRACE = new Actor("slack:T1:U2", "Grace", Origin.SLACK);
    private static final PublicationPolicy AT_ONCE = PublicationPolicy.AT_ONCE;
    private static final PublicationPolicy STRICT = new PublicationPolicy(Duration.ofMinutes(2), Set.of(Severity.SEV1));

    @Test
    void whatComesOutWhileTheIncidentIsInternalStaysInsideWhenItIsShownAgain() {
        Decision held = post(anIncident().incident(), AT_ONCE, says("Wait.").asking(Publish.HELD));
        Incident hidden = seen(held.after(), Visibility.INTERNAL);

        Decision out = new Releasing(hidden, AT_ONCE).publish(held.update(), SaidSince.NOTHING, stamp(LATER));

        assertThat(out.publication()).isNull();
        assertThat(out.update().visibility()).isEqualTo(Visibility.INTERNAL);
        assertThat(out.update().publishedAt()).isNull();
    }

    @Test
    void stoppingWhatWaitsTakesRespondersBackToWhatThePublicKnows() {
        Decision held = post(
                anIncident().incident(),
                AT_ONCE,
                says("Over.").becoming(Status.RESOLVED).asking(Publish.HELD));
        assertThat(held.after().progress().status()).isEqualTo(Status.RESOLVED);

        Decision stopped = new Releasing(held.after(), AT_ONCE).stop(held.update(), stamp(LATER));

        assertThat(stopped.after().progress().status()).isEqualTo(Status.INVESTIGATING);
        assertThat(stopped.after().progress().resolvedAt()).isNull();
    }

    @Test
    void whatOnlyWaitsDoesNotEndAnIncidentThatIsHidden() {
        Decision held = post(
                anIncident().incident(),
                AT_ONCE,
                says("It was us.").becoming(Status.RESOLVED).asking(Publish.HELD));

        Incident hidden = seen(held.after(), Visibility.INTERNAL, true);
        assertThat(hidden.progress().status()).isEqualTo(Status.INVESTIGATING);
        assertThat(hidden.progress().resolvedAt()).isNull();

        Incident shown = seen(hidden, Visibility.PUBLIC, true);
        assertThat(shown.isKnown()).isFalse();
        assertThat(new Releasing(shown, AT_ONCE)
                        .publish(held.update(), SaidSince.NOTHING, stamp(LATER))
                        .fact())
                .isEqualTo(Fact.RESOLVED);
    }

    @Test
    void whereApprovalIsWantedOnlyAnUpdateShowsWhatWasInternal() {
        Incident inside = anIncident().internal().incident();
        var wish = new Edit(null, null, Visibility.PUBLIC, null, List.of(), null, null, null);

        Decision shown =
                new Steering(inside, STRICT).edit(wish, false, stamp(LATER)).orElseThrow();
        assertThat(shown.after().isPublic()).isTrue();
        assertThat(shown.after().isKnown()).isFalse();
        assertThat(shown.publication()).isNull();

        Decision waiting = post(shown.after(), STRICT, says("We know of it."));
        assertThat(waiting.update().state()).isEqualTo(UpdateState.AWAITING_APPROVAL);
        assertThat(waiting.after().isKnown()).isFalse();
    }

    @Test
    void oneAloneDoesNotChangeWhatAnotherHadToApprove() {
        Decision said = post(anIncident().incident(), AT_ONCE, says("It was Bob."));

        assertThatThrownBy(() -> new Releasing(said.after(), STRICT)
                        .correct(said.update(), "It was Alice.", Map.of(), true, stamp(LATER)))
                .isInstanceOf(Refusal.ApprovedWords.class);
    }

    @Test
    void whatWasChangedBeforeItCameOutIsNotMarkedAsCorrected() {
        Decision held = post(anIncident().incident(), AT_ONCE, says("Teh bank.").asking(Publish.HELD));
        Decision changed =
                new Releasing(held.after(), AT_ONCE).correct(held.update(), "The bank.", Map.of(), false, stamp(LATER));

        Decision out =
                new Releasing(changed.after(), AT_ONCE).publish(changed.update(), SaidSince.NOTHING, stamp(LATER));

        assertThat(out.update().message()).isEqualTo("The bank.");
        assertThat(out.update().editedAt()).isNull();
        assertThat(changed.entry().details())
                .containsEntry("from.message", "Teh bank.")
                .containsEntry("message", "The bank.");
    }

    @Test
    void whatIsApprovedGoesOutWhenItsAuthorWantedIt() {
        Decision now = post(anIncident().incident(), STRICT, says("Now.").asking(Publish.NOW));
        Decision held =
                post(anIncident().incident(), STRICT, says("When I say so.").asking(Publish.HELD));

        assertThat(approved(now).update().state()).isEqualTo(UpdateState.PUBLISHED);
        assertThat(approved(held).update().state()).isEqualTo(UpdateState.HELD);
        var noHold = new PublicationPolicy(Duration.ZERO, STRICT.approval());
        assertThat(new Releasing(held.after(), noHold)
                        .approve(held.update(), SaidSince.NOTHING, stamp(LATER, GRACE))
                        .update()
                        .release())
                .matches(release -> release.state() == UpdateState.HELD && release.publishAt() == null);
    }

    @Test
    void whoeverChangesTheWordsOfAnotherCannotApproveThemEither() {
        Decision waiting = post(anIncident().incident(), STRICT, says("It was Bob."));

        Decision changed = new Releasing(waiting.after(), STRICT)
                .correct(waiting.update(), "It was Alice.", Map.of(), false, stamp(LATER, GRACE));

        assertThat(changed.update().author()).isEqualTo(GRACE);
        assertThatThrownBy(() -> approved(changed)).isInstanceOf(Refusal.OwnUpdate.class);
        assertThat(new Releasing(changed.after(), STRICT)
                        .approve(changed.update(), SaidSince.NOTHING, stamp(LATER))
                        .update()
                        .release()
                        .approvedBy())
                .isEqualTo("Ada");
    }

    @Test
    void aRetroactiveIncidentEndsWhenItDidHoweverLateItsFirstWordComesOut() {
        Decision declared = Incident.declare(
                new IncidentKey(UUID.randomUUID(), "k2v9x0q4m7bt", 42),
                new Declaration(
                        anIncident().incident().headline(),
                        null,
                        EARLIER,
                        EARLIER.plusSeconds(60),
                        says("It was down.").becoming(Status.RESOLVED).draft()),
                new PublicationPolicy(Duration.ofMinutes(2), Set.of()),
                stamp(NOON));
        assertThat(declared.update().state()).isEqualTo(UpdateState.HELD);

        Decision out =
                new Releasing(declared.after(), AT_ONCE).publish(declared.update(), SaidSince.NOTHING, stamp(LATER));

        assertThat(out.after().progress().resolvedAt()).isEqualTo(EARLIER.plusSeconds(60));
    }

    @Test
    void aMergedIncidentThatIsTakenUpAgainStandsOnItsOwn() {
        Incident merged = new Merge(anIncident().incident(), anIncident().incident(), String::equals)
                .decide(stamp(LATER), stamp(LATER))
                .source()
                .after();

        Incident reopened = new Publishing(merged, AT_ONCE)
                .reopen(says("It was another one.").draft(), stamp(LATER))
                .after();

        assertThat(reopened.response().mergedInto()).isNull();
        assertThat(new Merge(reopened, anIncident().incident(), String::equals)
                        .decide(stamp(LATER), stamp(LATER))
                        .source()
                        .after()
                        .progress()
                        .status())
                .isEqualTo(Status.RESOLVED);
    }

    private static Decision approved(Decision waiting) {
        return new Releasing(waiting.after(), STRICT).approve(waiting.update(), SaidSince.NOTHING, stamp(LATER, GRACE));
    }

    private static Decision post(Incident incident, PublicationPolicy policy, IncidentFixture.Draft draft) {
        return new Publishing(incident, policy).post(draft.draft(), stamp(LATER));
    }

    private static Incident seen(Incident incident, Visibility visibility) {
        return seen(incident, visibility, false);
    }

    private static Incident seen(Incident incident, Visibility visibility, boolean updatesWait) {
        var wish = new Edit(null, null, visibility, null, List.of(), null, null, null);
        return new Steering(incident)
                .edit(wish, updatesWait, stamp(LATER))
                .orElseThrow()
                .after();
    }
}
