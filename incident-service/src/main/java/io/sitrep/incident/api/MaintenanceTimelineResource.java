package io.sitrep.incident.api;

import io.sitrep.incident.command.Changes;
import io.sitrep.incident.store.Incidents;
import io.sitrep.incident.store.Notes;
import io.sitrep.incident.store.Timeline;
import jakarta.enterprise.inject.Typed;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Everything that happened to a maintenance: as to an incident. */
@Path("/api/v1/maintenances/{ref}/timeline")
@Cancellable(false)
@Typed(MaintenanceTimelineResource.class)
public class MaintenanceTimelineResource extends TimelineResource {
    MaintenanceTimelineResource(
            Mutations mutations,
            Callers callers,
            Changes changes,
            Incidents incidents,
            Timeline timeline,
            Notes notes,
            Clock clock) {
        super(mutations, callers, changes, incidents, timeline, notes, clock);
    }
}
