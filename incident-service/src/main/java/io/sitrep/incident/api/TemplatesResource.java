package io.sitrep.incident.api;

import io.sitrep.incident.catalog.entry.Templates;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Messages to begin from, over HTTP. */
@Path("/api/v1/templates")
@Cancellable(false)
public class TemplatesResource extends EntriesResource {
    TemplatesResource(Parts parts, Templates kind) {
        super(parts, kind);
    }
}
