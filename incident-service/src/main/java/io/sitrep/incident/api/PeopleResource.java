package io.sitrep.incident.api;

import io.sitrep.incident.catalog.entry.People;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Who answers, over HTTP. */
@Path("/api/v1/people")
@Cancellable(false)
public class PeopleResource extends EntriesResource {
    PeopleResource(Parts parts, People kind) {
        super(parts, kind);
    }
}
