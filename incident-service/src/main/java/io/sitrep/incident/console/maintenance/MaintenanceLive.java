package io.sitrep.incident.console.maintenance;

import io.sitrep.incident.api.MaintenancesResource;
import io.sitrep.incident.console.incident.LiveResource;
import io.sitrep.incident.console.incident.LiveVersions;
import jakarta.enterprise.inject.Typed;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Tells an open screen that its maintenance has another version. */
@Path("/console/maintenances/{ref}")
@Cancellable(false)
@Typed(MaintenanceLive.class)
public class MaintenanceLive extends LiveResource {
    MaintenanceLive(MaintenancesResource maintenances, LiveVersions versions) {
        super(maintenances::get, versions);
    }
}
