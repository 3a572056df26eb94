package io.sitrep.incident.api;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.sitrep.incident.audit.AuditTable;
import io.sitrep.incident.audit.Refusals;
import io.sitrep.incident.command.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Says what the request at hand is, in the audit's words; and writes down what came of it. */
@ApplicationScoped
class Trails {
    private static final String KEY = Trail.class.getName();
    private static final Pattern NAME = Pattern.compile("\\{\\s*([^}:\\s]+)");

    private final CurrentVertxRequest current;
    private final ResourceInfo resource;
    private final UriInfo address;
    private final AuditTable table;
    private final Refusals refusals;
    private final Clock clock;

    Trails(
            CurrentVertxRequest current,
            ResourceInfo resource,
            UriInfo address,
            AuditTable table,
            Refusals refusals,
            Clock clock) {
        this.current = current;
        this.resource = resource;
        this.address = address;
        this.table = table;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** The same for each call within a request; to be called before anything is waited for. Null where there is no route. */
    Trail of(Caller caller) {
        RoutingContext request = current.getCurrent();
        Trail known = request.get(KEY);
        if (known == null && resource.getResourceClass() != null) {
            String route = route();
            known = new Trail(caller, request.request().method() + " " + route, named(route));
            request.put(KEY, known);
        }
        return known;
    }

    /**
     * In the current transaction.
     *
     * @param location address of what was made, or null
     */
    Uni<Void> accepted(Trail trail, int status, String location) {
        return table.add(trail.accepted(clock.instant(), status, location));
    }

    /** Returns at once. */
    void refused(Trail trail, int status, String type) {
        refusals.add(trail.refused(clock.instant(), status, type));
    }

    private String route() {
        Path ofClass = resource.getResourceClass().getAnnotation(Path.class);
        Path ofMethod = resource.getResourceMethod().getAnnotation(Path.class);
        String route = "/" + ofClass.value() + "/" + (ofMethod == null ? "" : ofMethod.value());
        return route.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }

    private List<String> named(String route) {
        return NAME.matcher(route)
                .results()
                .map(name -> address.getPathParameters().getFirst(name.group(1)))
                .filter(Objects::nonNull)
                .toList();
    }
}
