package io.sitrep.incident.command;

import io.sitrep.incident.domain.ComponentChange;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Decision;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes components into an incident that were proposed since they depend on what fails, in the caller's transaction. */
@ApplicationScoped
public class ConfirmProposals {
    private final Proposals proposals;
    private final Changes changes;
    private final Stamps stamps;

    ConfirmProposals(Proposals proposals, Changes changes, Stamps stamps) {
        this.proposals = proposals;
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
     * @param chosen null for all that are proposed by now
     * @throws ProblemException 422 naming each that is not proposed, or not by a name of its own
     */
    public Uni<Incident> run(IncidentTarget target, List<Chosen> chosen, Caller caller) {
        return changes.locked(target.ref(), target.expected())
                .chain(incident -> proposals.of(incident).chain(now -> {
                    Edit edit = new Edit(null, null, null, null, confirmed(now, chosen), null, null, null);
                    return new Steering(incident)
                            .edit(edit, false, stamps.next(caller))
                            .map(decision -> changes.keep(decision, caller).map(Decision::after))
                            .orElseGet(() -> Uni.createFrom().item(incident));
                }));
    }

    private static List<ComponentChange> confirmed(List<Proposal> proposals, List<Chosen> chosen) {
        if (chosen == null) {
            return proposals.stream()
                    .map(proposal -> change(proposal, proposal.status()))
                    .toList();
        }
        Map<Proposal, ComponentChange> confirmed = new LinkedHashMap<>();
        List<FieldError> errors = new ArrayList<>();
        for (Chosen each : chosen) {
            List<Proposal> meant = proposals.stream().filter(each::means).toList();
            if (meant.size() != 1) {
                errors.add(new FieldError(
                        each.field(),
                        meant.isEmpty() ? "was not proposed" : "is the name of more than one: say its id"));
            } else if (confirmed.containsKey(meant.get(0))) {
                errors.add(new FieldError(each.field(), "names a component twice"));
            } else {
                Proposal one = meant.get(0);
                confirmed.put(one, change(one, each.status() == null ? one.status() : each.status()));
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return List.copyOf(confirmed.values());
    }

    private static ComponentChange change(Proposal proposal, ComponentStatus status) {
        return new ComponentChange(
                proposal.id(), proposal.code(), proposal.name(), ComponentStatus.OPERATIONAL, status, null);
    }
}
