package io.sitrep.incident.domain;

import static io.sitrep.incident.domain.IncidentFixture.NOON;
import static io.sitrep.incident.domain.IncidentFixture.anIncident;
import static io.sitrep.incident.domain.IncidentFixture.says;
import static io.sitrep.incident.domain.IncidentFixture.stamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was posted is stopped, taken back or corrected. */
class TakingBackTest {
    private static final Instant LATER = NOON.plusSeconds(600);
    private static final PublicationPolicy HOLDING = new PublicationPolicy(Duration.ofMinutes(2), Set.of());

    @Test
    void aStoppedUpdateThatWasPendingIsNeverPublic() {
        Decision held = post(anIncident().incident(), HOLDING, says("Wrong."));

        Decision stopped = releasing(held, HOLDING).stop(held.update(), stamp(LATER));

        assertThat(stopped.update().state()).isEqualTo(UpdateState.STOPPED);
        assertThat(stopped.publication()).isNull();
        assertThatThrownBy(() -> releasing(stopped, HOLDING).publish(stopped.update(), SaidSince.NOTHING, stamp(LATER)))
                .hasMessage("An update that is stopped cannot be published");
        assertThatThrownBy(() -> releasing(stopped, HOLDING).retract(stopped.update(), stamp(LATER)))
                .isInstanceOf(Refusal.NotInState.class);
    }

    @Test
    void stoppingWhatIsPublicTellsTheNotifierAndLeavesThePage() {
        Decision said = post(anIncident().incident(), PublicationPolicy.AT_ONCE, says("Wrong."));

        Decision stopped = releasing(said, HOLDING).stop(said.update(), stamp(LATER));

        assertThat(stopped.publication().kind()).isEqualTo(Publication.Kind.STOPPED);
        assertThat(stopped.update().publishedAt()).isEqualTo(LATER);
        assertThat(releasing(stopped, HOLDING)
                        .retract(stopped.update(), stamp(LATER))
                        .update()
                        .state())
                .isEqualTo(UpdateState.RETRACTED);
    }

    @Test
    void aRetractionTellsThoseWhoWereTold() {
        Decision said = post(anIncident().incident(), PublicationPolicy.AT_ONCE, says("Wrong."));

        Decision retracted = releasing(said, HOLDING).retract(said.update(), stamp(LATER));

        assertThat(retracted.publication().kind()).isEqualTo(Publication.Kind.RETRACTED);
        assertThat(retracted.publication().notifies()).isTrue();
        assertThat(retracted.after().revision().publications()).isEqualTo(3);
    }

    @Test
    void aCorrectionTellsOnlyWhenItIsAskedTo() {
        Decision said = post(anIncident().incident(), PublicationPolicy.AT_ONCE, says("Teh text."));

        Decision quiet = releasing(said, HOLDING).correct(said.update(), "The text.", Map.of(), false, stamp(LATER));
        Decision loud = releasing(said, HOLDING).correct(said.update(), "The text.", Map.of(), true, stamp(LATER));

        assertThat(quiet.update().state()).isEqualTo(UpdateState.CORRECTED);
        assertThat(quiet.update().editedAt()).isEqualTo(LATER);
        assertThat(quiet.publication().notifies()).isFalse();
        assertThat(loud.publication().notifies()).isTrue();
        assertThat(loud.publication().update().message()).isEqualTo("The text.");
    }

    private static Decision post(Incident incident, PublicationPolicy policy, IncidentFixture.Draft draft) {
        return new Publishing(incident, policy).post(draft.draft(), stamp(LATER));
    }

    private static Releasing releasing(Decision before, PublicationPolicy policy) {
        return new Releasing(before.after(), policy);
    }
}
