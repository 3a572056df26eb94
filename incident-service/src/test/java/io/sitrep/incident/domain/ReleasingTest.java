package io.sitrep.incident.domain;

import static io.sitrep.incident.domain.IncidentFixture.NOON;
import static io.sitrep.incident.domain.IncidentFixture.anIncident;
import static io.sitrep.incident.domain.IncidentFixture.says;
import static io.sitrep.incident.domain.IncidentFixture.stamp;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What can go wrong while an update waits. */
class ReleasingTest {
    private static final Instant LATER = NOON.plusSeconds(600);

    @Test
    void whatComesOutWhileTheIncidentIsInternalStaysInsideWhenItIsShownAgain() {
        Decision held = post(anIncident().incident(), says("Wait.").asking(Publish.HELD));
        Incident hidden = seen(held.after(), Visibility.INTERNAL);

        Decision out = new Releasing(hidden, PublicationPolicy.AT_ONCE).publish(held.update(), false, stamp(LATER));

        assertThat(out.publication()).isNull();
        assertThat(out.update().visibility()).isEqualTo(Visibility.INTERNAL);
        assertThat(out.update().publishedAt()).isNull();
    }

    private static Decision post(Incident incident, IncidentFixture.Draft draft) {
        return new Publishing(incident, PublicationPolicy.AT_ONCE).post(draft.draft(), stamp(LATER));
    }

    private static Incident seen(Incident incident, Visibility visibility) {
        var wish = new Edit(null, null, visibility, null, null, null, null, null);
        return new Steering(incident).edit(wish, stamp(LATER)).orElseThrow().after();
    }
}
