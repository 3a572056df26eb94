package io.sitrep.incident.api;

import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Mutations.Made;
import io.sitrep.incident.audit.AuditEntry;
import io.sitrep.incident.audit.AuditTable;
import io.sitrep.incident.audit.AuditView;
import io.sitrep.incident.command.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The audit over HTTP: who changed what, and who was refused; newest first. Other services of the suite add whom they refused. */
@Path("/api/v1/audit")
@Cancellable(false)
public class AuditResource {
    private final AuditTable table;
    private final Mutations mutations;
    private final Callers callers;
    private final Clock clock;

    AuditResource(AuditTable table, Mutations mutations, Callers callers, Clock clock) {
        this.table = table;
        this.mutations = mutations;
        this.callers = callers;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Page<AuditView>> list(@BeanParam AuditQuery query) {
        int limit = query.limit();
        return table.list(query.filter(), limit + 1).map(found -> page(found, limit));
    }

    /** 204 once the row stands. */
    @POST
    @RolesAllowed(Role.IS_SERVICE)
    public Uni<Response> add(AuditBody body, @Context HttpHeaders headers) {
        Caller caller = callers.of(headers);
        AuditEntry row = Bodies.present(body).checked(caller.token(), clock.instant());
        return mutations.withItsOwnRow(
                headers,
                caller,
                new Object[] {"audit", body},
                () -> table.add(row).replaceWith(new Made(204, null, null, null)));
    }

    private static Page<AuditView> page(List<AuditView> found, int limit) {
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, limit),
                        AuditQuery.after(found.get(limit - 1).id()));
    }
}
