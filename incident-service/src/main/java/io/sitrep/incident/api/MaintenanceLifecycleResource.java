package io.sitrep.incident.api;

import io.sitrep.incident.Settings;
import io.sitrep.incident.command.Changes;
import io.sitrep.incident.command.ConfirmProposals;
import io.sitrep.incident.command.MergeIncidents;
import io.sitrep.incident.command.PostUpdate;
import jakarta.enterprise.inject.Typed;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The turns in a maintenance's life, as in an incident's; those it has not are refused. */
@Path("/api/v1/maintenances/{ref}")
@Cancellable(false)
@Typed(MaintenanceLifecycleResource.class)
public class MaintenanceLifecycleResource extends LifecycleResource {
    MaintenanceLifecycleResource(
            Mutations mutations,
            Callers callers,
            Changes changes,
            PostUpdate postUpdate,
            MergeIncidents mergeIncidents,
            ConfirmProposals confirmProposals,
            IncidentAnswers answers,
            Settings settings) {
        super(mutations, callers, changes, postUpdate, mergeIncidents, confirmProposals, answers, settings);
    }
}
