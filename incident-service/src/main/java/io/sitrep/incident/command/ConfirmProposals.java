package io.sitrep.incident.command;

import io.sitrep.incident.domain.ComponentChange;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Edit;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Proposal;
import io.sitrep.incident.domain.Steering;
import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes components into an incident that were proposed since they depend on what fails, in the caller's transaction. */
@ApplicationScoped
public class ConfirmProposals {
    private final Changes changes;
    private final Stamps stamps;

    ConfirmProposals(Changes changes, Stamps stamps) {
        this.changes = changes;
        this.stamps = stamps;
    }

    /**
     * Which one is meant.
     *
     * @param idOrName UUID, public id or name, in any case
     * @param status how it does, or null for as it was proposed
     */
    public record Chosen(String idOrName, ComponentStatus status, String field) {
        private boolean means(Proposal proposal) {
            return proposal.id().toString().equalsIgnoreCase(idOrName)
                    || proposal.code().equalsIgnoreCase(idOrName)
                    || proposal.name().equalsIgnoreCase(idOrName);
        }
    }

    /**
     * @param chosen empty for all that are proposed
     * @throws ProblemException 422 naming each that was not proposed
     */
    public Uni<Incident> run(IncidentTarget target, List<Chosen> chosen, Caller caller) {
        return changes.locked(target.ref(), target.expected()).chain(incident -> {
            List<ComponentChange> confirmed = confirmed(incident.response().proposals(), chosen);
            Edit edit = new Edit(null, null, null, null, confirmed, null, null, null);
            return new Steering(incident)
                    .edit(edit, false, stamps.next(caller))
                    .map(decision -> changes.keep(decision, caller).map(kept -> kept.after()))
                    .orElseGet(() -> Uni.createFrom().item(incident));
        });
    }

    private static List<ComponentChange> confirmed(List<Proposal> proposals, List<Chosen> chosen) {
        if (chosen.isEmpty()) {
            return proposals.stream()
                    .map(proposal -> change(proposal, proposal.status()))
                    .toList();
        }
        List<ComponentChange> confirmed = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (Chosen each : chosen) {
            Optional<Proposal> meant = proposals.stream().filter(each::means).findFirst();
            if (meant.isEmpty()) {
                errors.add(new FieldError(each.field(), "was not proposed"));
            } else {
                confirmed.add(
                        change(meant.get(), each.status() == null ? meant.get().status() : each.status()));
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return confirmed;
    }

    private static ComponentChange change(Proposal proposal, ComponentStatus status) {
        return new ComponentChange(
                proposal.id(), proposal.code(), proposal.name(), ComponentStatus.OPERATIONAL, status, null);
    }
}
