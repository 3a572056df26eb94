package io.sitrep.incident.api;

import io.sitrep.incident.Settings;
import io.sitrep.incident.command.ChangeUpdate;
import io.sitrep.incident.command.PostUpdate;
import jakarta.enterprise.inject.Typed;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What is said about a maintenance: as about an incident. */
@Path("/api/v1/maintenances/{ref}/updates")
@Cancellable(false)
@Typed(MaintenanceUpdatesResource.class)
public class MaintenanceUpdatesResource extends UpdatesResource {
    MaintenanceUpdatesResource(
            Mutations mutations,
            Callers callers,
            PostUpdate postUpdate,
            ChangeUpdate changeUpdate,
            IncidentAnswers answers,
            StoppedCount stopped,
            Settings settings) {
        super(mutations, callers, postUpdate, changeUpdate, answers, stopped, settings);
    }
}
