package io.sitrep.incident.command;

import io.sitrep.incident.domain.AffectedComponent;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Dependents;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Proposal;
import io.sitrep.incident.store.DependencyStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Says with a decision that changes components which others may fail next. Asks the catalog only then. */
@ApplicationScoped
class Proposals {
    private final DependencyStore dependencies;

    Proposals(DependencyStore dependencies) {
        this.dependencies = dependencies;
    }

    Uni<Decision> complete(Decision decision) {
        Incident after = decision.after();
        if (!isAboutComponents(decision)) {
            return Uni.createFrom().item(decision);
        }
        return of(after).map(decision::proposing);
    }

    /** As the catalog says now. */
    Uni<List<Proposal>> of(Incident after) {
        List<UUID> failing = after.progress().resolvedAt() != null
                ? List.of()
                : after.components().stream()
                        .filter(Dependents::fails)
                        .map(AffectedComponent::id)
                        .toList();
        return failing.isEmpty()
                ? Uni.createFrom().item(List.of())
                : dependencies.dependents(failing).map(dependents -> dependents.proposals(after.components()));
    }

    private static boolean isAboutComponents(Decision decision) {
        Incident before = decision.before();
        Incident after = decision.after();
        return before == null
                ? !after.components().isEmpty()
                : !before.components().equals(after.components())
                        || (before.progress().resolvedAt() == null)
                                != (after.progress().resolvedAt() == null);
    }
}
