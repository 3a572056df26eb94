package io.sitrep.incident.api;

import io.sitrep.incident.command.Changes;
import io.sitrep.incident.store.Incidents;
import jakarta.enterprise.inject.Typed;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What is to be done in a maintenance: as in an incident. */
@Path("/api/v1/maintenances/{ref}/tasks")
@Cancellable(false)
@Typed(MaintenanceTasksResource.class)
public class MaintenanceTasksResource extends TasksResource {
    MaintenanceTasksResource(Mutations mutations, Callers callers, Changes changes, Incidents incidents) {
        super(mutations, callers, changes, incidents);
    }
}
