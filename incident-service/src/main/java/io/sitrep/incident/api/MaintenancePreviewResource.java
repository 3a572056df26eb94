package io.sitrep.incident.api;

import io.sitrep.incident.Settings;
import io.sitrep.incident.command.PreviewUpdate;
import io.sitrep.incident.command.Translations;
import jakarta.enterprise.inject.Typed;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What would become of an update of a maintenance: as of one of an incident. */
@Path("/api/v1/maintenances/{ref}/updates/preview")
@Cancellable(false)
@Typed(MaintenancePreviewResource.class)
public class MaintenancePreviewResource extends PreviewResource {
    MaintenancePreviewResource(
            Callers callers, PreviewUpdate previewUpdate, Translations translations, Settings settings) {
        super(callers, previewUpdate, translations, settings);
    }
}
