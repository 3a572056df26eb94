package io.sitrep.incident.domain;

import static io.sitrep.incident.domain.DomainStory.stamp;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What else can happen to the incident of {@link DomainStory}, one decision for each kind of change. */
public final class LifecycleStory {
    private static final PublicationPolicy HOLD = new PublicationPolicy(Duration.ofMinutes(2), Set.of());
    private static final UUID OTHER = UUID.fromString("0199d3c0-5b7a-7cc2-9d2f-6f0f3a1b2c4e");

    private LifecycleStory() {}

    /** By the name of the example they are in the contract. */
    public static Map<String, Decision> decisions() {
        Decision updated = DomainStory.updated();
        Incident incident = updated.after();
        Map<String, Decision> story = new LinkedHashMap<>();
        story.put("held", held());
        story.put("released", releasing(held()).publish(held().update(), SaidSince.NOTHING, stamp(4)));
        story.put(
                "corrected",
                releasing(updated).correct(updated.update(), "A *bank* is out.", Map.of(), true, stamp(4)));
        story.put("stopped", releasing(updated).stop(updated.update(), stamp(4)));
        story.put("retracted", releasing(updated).retract(updated.update(), stamp(4)));
        story.put(
                "edited",
                new Steering(incident).edit(edit(List.of()), false, stamp(4)).orElseThrow());
        story.put("component-changed", componentChanged(incident));
        story.put("hidden", hidden(incident));
        story.put("acknowledged", new Steering(incident).acknowledge(stamp(4)).orElseThrow());
        story.put("reopened", reopened());
        people(new Staffing(incident), story);
        merged(incident, story);
        return story;
    }

    /** The promise of the update was not kept. */
    public static Overdue overdue() {
        Instant due = DomainStory.updated().after().progress().nextUpdateAt();
        return Overdue.of(DomainStory.updated().after(), due.plusSeconds(1)).orElseThrow();
    }

    private static Decision held() {
        return new Publishing(DomainStory.updated().after(), HOLD)
                .post(DomainStory.draft("A fix is on its way.", "Arriva.", Status.MONITORING, null), stamp(3));
    }

    private static Decision componentChanged(Incident incident) {
        var change = DomainStory.checkout(ComponentStatus.PARTIAL_OUTAGE, ComponentStatus.DEGRADED_PERFORMANCE);
        Edit wish = new Edit(null, null, null, null, List.of(change), null, null, null);
        return new Steering(incident).edit(wish, false, stamp(4)).orElseThrow();
    }

    private static Decision hidden(Incident incident) {
        Edit wish = new Edit(null, null, Visibility.INTERNAL, null, List.of(), null, null, null);
        return new Steering(incident).edit(wish, false, stamp(4)).orElseThrow();
    }

    private static Decision reopened() {
        return new Publishing(DomainStory.resolved().after(), PublicationPolicy.AT_ONCE)
                .reopen(DomainStory.draft("It fails again.", "Di nuovo.", null, null), stamp(5));
    }

    private static void people(Staffing staffing, Map<String, Decision> story) {
        story.put(
                "role-changed",
                staffing.assign("communications", new Person("Grace", "slack:T1:U2"), stamp(4))
                        .orElseThrow());
        story.put("task-changed", staffing.add("Call the provider", "Grace", stamp(4)));
        story.put(
                "linked",
                staffing.link("ticket", new Link(URI.create("https://tickets.example.com/7"), "#7"), stamp(4))
                        .orElseThrow());
        Stamp stamp = stamp(4);
        var entry = new TimelineEntry(
                stamp.id(),
                Fact.NOTED,
                Instant.parse("2026-03-04T09:58:00Z"),
                stamp.at(),
                stamp.actor(),
                "The first alert",
                "pager",
                "Grace",
                Map.of());
        story.put("noted", staffing.note(entry, stamp));
        Note note = Note.of(entry);
        story.put(
                "note-corrected",
                staffing.correct(note, "The second alert", stamp(5)).orElseThrow());
        story.put("note-removed", staffing.takeAway(note, stamp(5)).orElseThrow());
    }

    private static void merged(Incident incident, Map<String, Decision> story) {
        Incident into = new Incident(
                new IncidentKey(OTHER, "m3w9x0q4m7bt", 43),
                incident.headline(),
                incident.progress(),
                Response.NONE,
                List.of(),
                1,
                Origin.API,
                new Revision(1, 1, 1));
        Merge.Decisions merged = new Merge(incident, into, String::equals).decide(stamp(4), stamp(6));
        story.put("merged", merged.source());
        story.put("took-in", merged.into());
    }

    private static Edit edit(List<ComponentChange> components) {
        return new Edit(
                "Checkout fails for some",
                Severity.SEV2,
                null,
                List.of("europe", "americas"),
                components,
                null,
                new Cause(Cause.State.SUSPECTED, "A bank's certificate"),
                new DataImpact(DataImpact.State.NONE, null));
    }

    private static Releasing releasing(Decision before) {
        return new Releasing(before.after(), HOLD);
    }
}
