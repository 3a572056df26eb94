package io.sitrep.incident.api;

import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.importer.ImportReport;
import io.sitrep.incident.importer.StatuspageImport;
import io.sitrep.kit.problem.Failures;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Imports over HTTP. Repeatable by nature: what was imported before and has not changed stays as it is. */
@Path("/api/v1/import")
@Cancellable(false)
public class ImportResource {
    private final StatuspageImport statuspage;
    private final Mutations mutations;
    private final Callers callers;

    ImportResource(StatuspageImport statuspage, Mutations mutations, Callers callers) {
        this.statuspage = statuspage;
        this.mutations = mutations;
        this.callers = callers;
    }

    @POST
    @Path("/statuspage")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.IS_ADMIN)
    @Blocking
    public ImportReport statuspage(InputStream body, @Context HttpHeaders headers) throws IOException {
        Caller caller = callers.of(headers);
        announce(mutations.announce(caller, 200));
        return statuspage.run(body, caller);
    }

    /** Each item is a transaction of its own: so that nothing is imported without a row in the audit, it comes first. */
    private static void announce(Uni<Void> row) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> row);
        } catch (Throwable failure) {
            throw Failures.unchecked(failure);
        }
    }
}
