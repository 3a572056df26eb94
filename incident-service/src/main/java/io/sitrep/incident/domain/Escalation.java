package io.sitrep.incident.domain;

import java.util.List;
import java.util.Map;

/** A maintenance went wrong: it ends, and an incident that was declared for it goes on with its components. */
public record Escalation(Incident maintenance, Incident incident) {

    /** @throws Refusal when the maintenance was never started, or is over */
    public static void allowed(Incident maintenance) {
        Status status = maintenance.progress().status();
        if (status.kind() != Kind.MAINTENANCE
                || !status.isUnderWay()
                || maintenance.progress().resolvedAt() != null) {
            throw new Refusal.NotUnderWay(status);
        }
    }

    /** Whether the maintenance can end: as long as the incident waits to be approved, the public knows of nothing else. */
    public boolean ends() {
        return !maintenance.isKnown() || incident.isKnown();
    }

    /**
     * What becomes of the maintenance. Nobody is told that its components recovered: they are the incident's now. The
     * house's own words, which say nothing that somebody would have to approve.
     */
    public Decision decide(String message, Map<String, String> messages, Stamp stamp) {
        allowed(maintenance);
        List<ComponentChange> kept = maintenance.components().stream()
                .filter(component -> component.status() != ComponentStatus.OPERATIONAL)
                .map(component -> new ComponentChange(
                        component.id(),
                        component.code(),
                        component.name(),
                        component.status(),
                        component.status(),
                        null))
                .toList();
        var draft = new UpdateDraft(
                message, messages, Effects.of(Status.CANCELLED).changing(kept), true, null, Publish.NOW);
        return new Publishing(maintenance, PublicationPolicy.AT_ONCE).post(draft, stamp);
    }
}
