package io.sitrep.incident.domain;

import java.util.Objects;

/** What may be said of an incident, or a maintenance, where it stands: refuses the rest. */
record Sayable(Incident incident) {

    /**
     * @param from what those who are told were told last
     * @return the status that will stand
     */
    Status next(Effects effects, Status from, boolean told) {
        Status next = Objects.requireNonNullElse(effects.status(), from);
        if (next.kind() != incident.key().kind()) {
            throw new Refusal.IllegalTransition(from, next);
        }
        if (effects.reopens()) {
            if (from.isOpen() && incident.progress().status().isOpen()) {
                throw new Refusal.AlreadyOpen(from);
            }
        } else if (!from.mayBecome(next)) {
            throw new Refusal.IllegalTransition(from, next);
        }
        boolean inside = incident.isPublic() && !told;
        boolean forAll = !next.isOpen() || next.kind() == Kind.MAINTENANCE;
        if (inside && (effects.changesThePage() || forAll && from != next)) {
            throw new Refusal.PublicByNature();
        }
        if (next.kind() == Kind.MAINTENANCE) {
            planned(effects, next);
        }
        boolean fails =
                effects.components().stream().anyMatch(change -> change.status() != ComponentStatus.OPERATIONAL);
        if (fails && !effects.reopens() && incident.progress().resolvedAt() != null) {
            throw new Refusal.Over(incident.progress().status());
        }
        return next;
    }

    /** What is planned puts components under maintenance while it is under way, and does nothing else to them. */
    private static void planned(Effects effects, Status next) {
        ComponentStatus worst = next.isUnderWay() ? ComponentStatus.UNDER_MAINTENANCE : ComponentStatus.OPERATIONAL;
        if (next.isOpen()
                && effects.components().stream()
                        .anyMatch(change -> change.status().compareTo(worst) > 0)) {
            throw new Refusal.NotPlanned(worst);
        }
    }

    /** Once responders know it as resolved, though the public may not have heard, only reopening leads back. */
    void staysOver(Effects effects) {
        Status inner = incident.progress().status();
        if (!effects.reopens()
                && effects.status() != null
                && !inner.isOpen()
                && effects.status().isOpen()) {
            throw new Refusal.IllegalTransition(inner, effects.status());
        }
    }
}
