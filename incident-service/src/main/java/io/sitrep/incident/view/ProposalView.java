package io.sitrep.incident.view;

import io.sitrep.incident.domain.Proposal;
import java.util.List;
import java.util.UUID;

/**
 * A component that may fail next.
 *
 * @param path names from the component that fails to this one
 */
public record ProposalView(UUID id, String name, String status, List<String> path) {
    static ProposalView of(Proposal proposal) {
        return new ProposalView(
                proposal.id(), proposal.name(), proposal.status().wire(), proposal.path());
    }
}
