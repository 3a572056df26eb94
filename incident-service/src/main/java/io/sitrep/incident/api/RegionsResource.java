package io.sitrep.incident.api;

import static io.sitrep.incident.api.CatalogMutations.present;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Mutations.Made;
import io.sitrep.incident.catalog.change.Sectioned;
import io.sitrep.incident.catalog.change.Sectioned.At;
import io.sitrep.incident.catalog.document.Body;
import io.sitrep.incident.catalog.news.CatalogNews;
import io.sitrep.incident.catalog.region.Region;
import io.sitrep.incident.catalog.region.RegionTree;
import io.sitrep.incident.store.CustomRegion;
import io.sitrep.incident.store.RegionStore;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Regions over HTTP: those that come with the service, which can't be changed, and those of our own. */
@Path("/api/v1/regions")
@Cancellable(false)
public class RegionsResource {
    private static final String KIND = CatalogNews.REGION;
    private static final String SECTION = "regions";
    private static final String CODE = "code";
    private static final String TAKEN = "There is a region of that code";

    private final CatalogMutations mutations;
    private final Sectioned sections;
    private final RegionStore regions;

    RegionsResource(CatalogMutations mutations, Sectioned sections, RegionStore regions) {
        this.mutations = mutations;
        this.sections = sections;
        this.regions = regions;
    }

    /** The world first, each before what lies in it; then those of our own. */
    @GET
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<Page<Region>> list(@BeanParam ShortList page) {
        return Panache.withSession(this::tree).map(tree -> page.cut(tree.all()));
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<Region> get(@RestPath String code) {
        return Panache.withSession(() -> region(code));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> create(byte[] body, @Context HttpHeaders headers) {
        ObjectNode fields = Body.read(body);
        String code = fields.path(CODE).asText();
        return mutations.run(
                TAKEN,
                headers,
                new Object[] {KIND, fields},
                () -> tree().invoke(tree -> refuse(tree.isKnown(code), "name-taken", TAKEN))
                        .chain(() -> sections.put(new At(SECTION, CODE, code), fields))
                        .chain(() -> region(code))
                        .map(region -> new Made(201, "/api/v1/regions/" + code, null, region)));
    }

    @PATCH
    @Path("/{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> edit(@RestPath String code, byte[] body, @Context HttpHeaders headers) {
        ObjectNode fields = Body.about(Body.read(body), CODE, code);
        return mutations.run(
                TAKEN,
                headers,
                new Object[] {KIND, code, fields},
                () -> own(code)
                        .chain(() -> sections.put(new At(SECTION, CODE, code), fields))
                        .chain(() -> region(code))
                        .map(region -> new Made(200, null, null, region)));
    }

    /** Refused while a component, an open incident or another region names it. */
    @DELETE
    @Path("/{code}")
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> delete(@RestPath String code, @Context HttpHeaders headers) {
        return mutations.run(
                TAKEN,
                headers,
                new Object[] {KIND, code, "delete"},
                () -> own(code)
                        .chain(() -> sections.remove(new At(SECTION, CODE, code)))
                        .onFailure(ProblemException.class)
                        .transform(failure -> used((ProblemException) failure))
                        .replaceWith(() -> new Made(204, null, null, null)));
    }

    private Uni<Region> region(String code) {
        return tree().map(tree -> present(tree.find(code).orElse(null), KIND, code));
    }

    private Uni<Region> own(String code) {
        return region(code)
                .invoke(region ->
                        refuse(region.builtIn(), "built-in", "This region comes with Sitrep and stays as it is"));
    }

    /** As it is in the database, and not as it was remembered some seconds ago. */
    private Uni<RegionTree> tree() {
        return regions.all()
                .map(all -> RegionTree.builtIn()
                        .with(all.stream().map(RegionsResource::region).toList()));
    }

    private static Region region(CustomRegion region) {
        return new Region(region.code(), region.name(), region.parent(), false);
    }

    private static void refuse(boolean wrong, String slug, String why) {
        if (wrong) {
            throw new ProblemException(Problem.of(409, slug, "Not possible", why));
        }
    }

    private static ProblemException used(ProblemException refusal) {
        Problem problem = refusal.problem();
        return problem.status() == 422
                ? new ProblemException(
                        new Problem("/problems/in-use", "In use", 409, problem.detail(), problem.errors()))
                : refusal;
    }
}
