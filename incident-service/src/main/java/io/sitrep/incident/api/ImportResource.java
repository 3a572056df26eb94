package io.sitrep.incident.api;

import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Mutations.Made;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.importer.ImportReport;
import io.sitrep.incident.importer.StatuspageImport;
import io.sitrep.kit.http.Spool;
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
import jakarta.ws.rs.core.Response;
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
    public Response statuspage(InputStream body, @Context HttpHeaders headers) throws IOException {
        Caller caller = callers.of(headers);
        try (Spool spool = Spool.of(body)) {
            Object[] request = {"import", spool.digest()};
            Response earlier = await(mutations.earlier(headers, caller, request));
            if (earlier != null) {
                return earlier;
            }
            // Each item is a transaction of its own: so that nothing is imported without a row in the audit, it comes
            // first.
            await(mutations.announce(caller, 200));
            ImportReport report = statuspage.run(spool.open(), caller);
            return await(mutations.keep(headers, caller, request, new Made(200, null, null, report)));
        }
    }

    private static <T> T await(Uni<T> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> work);
        } catch (Throwable failure) {
            throw Failures.unchecked(failure);
        }
    }
}
