package io.sitrep.incident.api;

import io.sitrep.incident.catalog.entry.Runbooks;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Checklists, and what they are for, over HTTP. */
@Path("/api/v1/runbooks")
@Cancellable(false)
public class RunbooksResource extends EntriesResource {
    RunbooksResource(Parts parts, Runbooks kind) {
        super(parts, kind);
    }
}
