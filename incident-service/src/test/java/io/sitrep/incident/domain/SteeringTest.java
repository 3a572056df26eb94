package io.sitrep.incident.domain;

import static io.sitrep.incident.domain.IncidentFixture.NOON;
import static io.sitrep.incident.domain.IncidentFixture.anIncident;
import static io.sitrep.incident.domain.IncidentFixture.failing;
import static io.sitrep.incident.domain.IncidentFixture.says;
import static io.sitrep.incident.domain.IncidentFixture.stamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SteeringTest {
    private static final Instant LATER = NOON.plusSeconds(600);

    @Test
    void theFirstToAcknowledgeCounts() {
        Decision first =
                new Steering(anIncident().incident()).acknowledge(stamp(LATER)).orElseThrow();

        assertThat(first.after().response().acknowledgedAt()).isEqualTo(LATER);
        assertThat(first.publication()).isNull();
        assertThat(new Steering(first.after()).acknowledge(stamp(LATER.plusSeconds(1))))
                .isEmpty();
    }

    @Test
    void anEditTellsThePageAndNobodyElse() {
        Decision edited = edit(anIncident().incident(), title("Payments are down"));

        assertThat(edited.fact()).isEqualTo(Fact.EDITED);
        assertThat(edited.change()).isEqualTo(new Change.Edited(List.of("title"), List.of()));
        assertThat(edited.publication().kind()).isEqualTo(Publication.Kind.CORRECTED);
        assertThat(edited.publication().notifies()).isFalse();
        assertThat(edited.publication().fields()).containsExactly("title");
    }

    @Test
    void anEditThatChangesNothingIsNone() {
        Incident incident = anIncident().incident();

        assertThat(new Steering(incident).edit(title("Checkout is down"), false, stamp(LATER)))
                .isEmpty();
    }

    @Test
    void componentsAloneAreAFactOfTheirOwn() {
        Decision changed = edit(anIncident().incident(), nothing().changing(List.of(failing("Meetings"))));

        assertThat(changed.fact()).isEqualTo(Fact.COMPONENT_CHANGED);
        assertThat(changed.after().components()).hasSize(1);
        assertThat(new Steering(changed.after())
                        .edit(nothing().changing(List.of(failing("Meetings"))), false, stamp(LATER)))
                .isEmpty();
    }

    @Test
    void ofAnIncidentThatGoesInsideThePublicHearsNothingNew() {
        Edit inside = new Edit("The CEO's laptop", null, Visibility.INTERNAL, null, List.of(), null, null, null);

        Decision hidden = edit(anIncident().incident(), inside);

        assertThat(hidden.publication().kind()).isEqualTo(Publication.Kind.RETRACTED);
        assertThat(hidden.publication().notifies())
                .as("those who were told are told")
                .isTrue();
        assertThat(hidden.publication().head().headline().title()).isEqualTo("Checkout is down");
        assertThat(hidden.after().isKnown()).isFalse();
        assertThat(hidden.publication().head().revision())
                .isEqualTo(hidden.after().revision());
    }

    @Test
    void anIncidentThatBecomesPublicIsKnownAsItStands() {
        Incident inner = anIncident().internal().in(Status.IDENTIFIED).incident();

        Decision shown = edit(inner, new Edit(null, null, Visibility.PUBLIC, null, List.of(), null, null, null));

        assertThat(shown.publication().kind()).isEqualTo(Publication.Kind.PUBLISHED);
        assertThat(shown.publication().notifies()).isFalse();
        assertThat(shown.after().progress().publicStatus()).isEqualTo(Status.IDENTIFIED);
        assertThat(shown.after().revision().publications()).isEqualTo(1);
    }

    @Test
    void aWorkaroundIsPinnedUntilItIsWithdrawn() {
        Decision pinned = edit(anIncident().incident(), workaround("Use the phone."));
        Incident updated = IncidentFixture.say(pinned.after(), says("On we go.").draft(), stamp(LATER))
                .after();
        assertThat(updated.headline().workaround()).isEqualTo("Use the phone.");

        assertThat(edit(updated, workaround("")).after().headline().workaround())
                .isNull();
    }

    @Test
    void rolesTasksAndLinksStayInside() {
        Staffing staffing = new Staffing(anIncident().incident());

        Decision led = staffing.assign("commander", new Person("Ada", null), stamp(LATER))
                .orElseThrow();
        Decision task = staffing.add("Call the provider", "Grace", stamp(LATER));
        Decision linked = staffing.link("ticket", new Link(URI.create("https://t.example/1"), null), stamp(LATER))
                .orElseThrow();

        assertThat(List.of(led, task, linked)).allMatch(decision -> decision.publication() == null);
        assertThat(led.after().response().commander()).isEqualTo("Ada");
        assertThat(new Staffing(led.after()).assign("commander", new Person("Ada", null), stamp(LATER)))
                .isEmpty();
        assertThat(linked.after().response().links()).containsOnlyKeys("ticket");
    }

    @Test
    void aTaskIsDoneOnceAndCanBeOpenedAgain() {
        Incident incident = new Staffing(anIncident().incident())
                .add("Call", null, stamp(NOON))
                .after();
        UUID id = incident.response().tasks().get(0).id();

        Incident done = new Staffing(incident)
                .change(id, null, null, true, stamp(LATER))
                .orElseThrow()
                .after();
        assertThat(done.response().tasks().get(0).doneAt()).isEqualTo(LATER);
        assertThat(new Staffing(done).change(id, null, null, true, stamp(LATER.plusSeconds(1))))
                .isEmpty();
        assertThat(new Staffing(done)
                        .change(id, null, null, false, stamp(LATER))
                        .orElseThrow()
                        .entry()
                        .text())
                .isEqualTo("Task opened again: Call");
        assertThatThrownBy(() -> new Staffing(done).change(UUID.randomUUID(), null, null, true, stamp(LATER)))
                .isInstanceOf(Refusal.NoSuchTask.class);
    }

    private static Decision edit(Incident incident, Edit wish) {
        return new Steering(incident).edit(wish, false, stamp(LATER)).orElseThrow();
    }

    private static Edit nothing() {
        return new Edit(null, null, null, null, List.of(), null, null, null);
    }

    private static Edit title(String title) {
        return new Edit(title, null, null, null, List.of(), null, null, null);
    }

    private static Edit workaround(String text) {
        return new Edit(null, null, null, null, List.of(), text, null, null);
    }
}
