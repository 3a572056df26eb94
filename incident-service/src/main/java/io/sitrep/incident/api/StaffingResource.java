package io.sitrep.incident.api;

import io.sitrep.incident.access.Role;
import io.sitrep.incident.catalog.entry.Roles;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.Changes;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Link;
import io.sitrep.incident.domain.Person;
import io.sitrep.incident.domain.PlainText;
import io.sitrep.incident.domain.Staffing;
import io.sitrep.incident.domain.Stamp;
import io.sitrep.incident.store.CatalogEntries;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Who has which part in the response, and where its rooms and tickets are, over HTTP. */
@Path("/api/v1/incidents/{ref}")
@Cancellable(false)
public class StaffingResource {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,39}");
    private static final int MOST = 50;

    private final Mutations mutations;
    private final Callers callers;
    private final Changes changes;
    private final IncidentAnswers answers;
    private final CatalogEntries entries;

    StaffingResource(
            Mutations mutations, Callers callers, Changes changes, IncidentAnswers answers, CatalogEntries entries) {
        this.entries = entries;
        this.mutations = mutations;
        this.callers = callers;
        this.changes = changes;
        this.answers = answers;
    }

    /**
     * Who takes a role.
     *
     * @param person name of them
     * @param id stable and unique ({@code slack:T1:U2}), or null when only the name is known
     */
    public record RoleBody(String person, String id) {
        Person checked() {
            Checks checks = new Checks();
            Person who = new Person(
                    checks.text("person", PlainText.line(person), Limits.NAME),
                    checks.optionalText("id", PlainText.line(id), Limits.NAME));
            checks.done();
            return who;
        }
    }

    /** Where something is. */
    public record LinkBody(String url, String title) {
        Link checked() {
            Checks checks = new Checks();
            Link link = new Link(
                    checks.webAddress("url", url), checks.optionalText("title", PlainText.line(title), Limits.TITLE));
            checks.done();
            return link;
        }
    }

    @PUT
    @Path("/roles/{role}")
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> assign(
            @RestPath String ref, @RestPath String role, RoleBody body, @Context HttpHeaders headers) {
        named("role", role);
        Person person = Bodies.present(body).checked();
        BiFunction<Incident, Stamp, Optional<Decision>> assign = (incident, stamp) -> {
            room(
                    "role",
                    incident.response().roles().size(),
                    incident.response().roles().containsKey(role));
            return new Staffing(incident).assign(role, person, stamp);
        };
        return change(new Object[] {"assign", ref, role, body}, ref, headers, () -> known(role), assign);
    }

    private Uni<Void> known(String role) {
        return Roles.EVERYWHERE.contains(role)
                ? Uni.createFrom().voidItem()
                : entries.isKnown(Roles.KIND, role)
                        .invoke(known -> {
                            if (!known) {
                                throw ProblemException.invalid(
                                        "role",
                                        "is neither one of the catalog nor commander, communications, scribe or liaison");
                            }
                        })
                        .replaceWithVoid();
    }

    @DELETE
    @Path("/roles/{role}")
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> relieve(@RestPath String ref, @RestPath String role, @Context HttpHeaders headers) {
        return change(
                new Object[] {"relieve", ref, role},
                ref,
                headers,
                (incident, stamp) -> new Staffing(incident).assign(role, null, stamp));
    }

    @PUT
    @Path("/links/{rel}")
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> link(@RestPath String ref, @RestPath String rel, LinkBody body, @Context HttpHeaders headers) {
        named("rel", rel);
        Link link = Bodies.present(body).checked();
        return change(new Object[] {"link", ref, rel, body}, ref, headers, (incident, stamp) -> {
            room(
                    "rel",
                    incident.response().links().size(),
                    incident.response().links().containsKey(rel));
            return new Staffing(incident).link(rel, link, stamp);
        });
    }

    @DELETE
    @Path("/links/{rel}")
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> unlink(@RestPath String ref, @RestPath String rel, @Context HttpHeaders headers) {
        return change(
                new Object[] {"unlink", ref, rel},
                ref,
                headers,
                (incident, stamp) -> new Staffing(incident).link(rel, null, stamp));
    }

    private Uni<Response> change(
            Object[] request, String ref, HttpHeaders headers, BiFunction<Incident, Stamp, Optional<Decision>> decide) {
        return change(request, ref, headers, () -> Uni.createFrom().voidItem(), decide);
    }

    /** @param first refuses what is not for the domain to judge */
    private Uni<Response> change(
            Object[] request,
            String ref,
            HttpHeaders headers,
            Supplier<Uni<Void>> first,
            BiFunction<Incident, Stamp, Optional<Decision>> decide) {
        Caller caller = callers.of(headers);
        var expected = IfMatch.optional(headers);
        return mutations.run(
                headers,
                caller,
                request,
                () -> first.get()
                        .chain(() -> changes.run(ref, expected, caller, decide))
                        .chain(incident -> answers.whole(200, incident)));
    }

    private static void named(String field, String name) {
        if (!NAME.matcher(name).matches()) {
            throw ProblemException.invalid(
                    field,
                    "has 1 to 40 characters: lower-case letters, digits, underscores and hyphens, a letter first");
        }
    }

    private static void room(String field, int now, boolean there) {
        if (now >= MOST && !there) {
            throw new ProblemException(Problem.of(
                    409, "too-many", "Too many", "An incident has at most %d of these: %s".formatted(MOST, field)));
        }
    }
}
