package io.sitrep.incident.api;

import io.sitrep.incident.command.Changes;
import io.sitrep.incident.store.CatalogEntries;
import jakarta.enterprise.inject.Typed;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Who does what in a maintenance, and where things are: as in an incident. */
@Path("/api/v1/maintenances/{ref}")
@Cancellable(false)
@Typed(MaintenanceStaffingResource.class)
public class MaintenanceStaffingResource extends StaffingResource {
    MaintenanceStaffingResource(
            Mutations mutations, Callers callers, Changes changes, IncidentAnswers answers, CatalogEntries entries) {
        super(mutations, callers, changes, answers, entries);
    }
}
