package io.sitrep.incident.api;

import io.sitrep.incident.command.ChangeNote;
import jakarta.enterprise.inject.Typed;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What was written down about a maintenance: as about an incident. */
@Path("/api/v1/maintenances/{ref}/timeline/{id}")
@Cancellable(false)
@Typed(MaintenanceNotesResource.class)
public class MaintenanceNotesResource extends NotesResource {
    MaintenanceNotesResource(Mutations mutations, Callers callers, ChangeNote changeNote) {
        super(mutations, callers, changeNote);
    }
}
