package io.sitrep.incident.console.maintenance;

import io.sitrep.incident.api.Attempts;
import io.sitrep.incident.api.MaintenancePreviewResource;
import io.sitrep.incident.api.MaintenanceUpdatesResource;
import io.sitrep.incident.console.Desk;
import io.sitrep.incident.console.incident.UpdateActs;
import jakarta.enterprise.inject.Typed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What is said about a maintenance, from its screen: as about an incident. By it work begins, is over, or is called off. */
@Path("/console/maintenances/{ref}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Cancellable(false)
@Typed(MaintenanceUpdateActs.class)
public class MaintenanceUpdateActs extends UpdateActs {
    MaintenanceUpdateActs(
            MaintenanceUpdatesResource updates,
            MaintenancePreviewResource previews,
            Attempts attempts,
            MaintenanceDoing acts,
            Desk desk) {
        super(updates, previews, attempts, acts, desk);
    }
}
