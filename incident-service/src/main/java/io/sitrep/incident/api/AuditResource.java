package io.sitrep.incident.api;

import io.sitrep.incident.access.Role;
import io.sitrep.incident.audit.AuditTable;
import io.sitrep.incident.audit.AuditView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The audit over HTTP: who changed what, and who was refused; newest first. */
@Path("/api/v1/audit")
@Cancellable(false)
public class AuditResource {
    private final AuditTable table;

    AuditResource(AuditTable table) {
        this.table = table;
    }

    @GET
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Page<AuditView>> list(@BeanParam AuditQuery query) {
        int limit = query.limit();
        return table.list(query.filter(), limit + 1).map(found -> page(found, limit));
    }

    private static Page<AuditView> page(List<AuditView> found, int limit) {
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, limit),
                        AuditQuery.after(found.get(limit - 1).id()));
    }
}
