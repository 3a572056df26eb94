package io.sitrep.incident.api;

import io.sitrep.incident.catalog.entry.Roles;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Parts people take in an incident, beside those every incident knows, over HTTP. */
@Path("/api/v1/roles")
@Cancellable(false)
public class RolesResource extends EntriesResource {
    RolesResource(Parts parts, Roles kind) {
        super(parts, kind);
    }
}
