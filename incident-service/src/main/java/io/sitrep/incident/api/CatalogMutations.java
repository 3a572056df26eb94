package io.sitrep.incident.api;

import io.sitrep.incident.api.Mutations.Made;
import io.sitrep.incident.catalog.change.CatalogLock;
import io.sitrep.incident.catalog.region.RegionWatch;
import io.sitrep.incident.page.Snapshot;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/**
 * The way of every request that changes the catalog: as any mutation, one at a time over all replicas, and what is kept of
 * the catalog in memory is read anew afterwards.
 */
@ApplicationScoped
class CatalogMutations {
    private final Mutations mutations;
    private final Callers callers;
    private final RegionWatch regions;
    private final Snapshot page;

    CatalogMutations(Mutations mutations, Callers callers, RegionWatch regions, Snapshot page) {
        this.mutations = mutations;
        this.callers = callers;
        this.regions = regions;
        this.page = page;
    }

    /**
     * @param taken what to say when the database finds a name taken
     * @param request what is asked for, as {@link Mutations#run} wants it
     */
    Uni<Response> run(String taken, HttpHeaders headers, Object[] request, Supplier<Uni<Made>> work) {
        return Taken.refused(
                        taken,
                        () -> mutations.run(
                                headers,
                                callers.of(headers),
                                request,
                                () -> CatalogLock.take().chain(work::get)))
                .call(regions::refresh)
                .invoke(page::refresh);
    }

    /** @throws ProblemException 404 when there is none */
    static <T> T present(T row, String kind, String id) {
        if (row == null) {
            throw new ProblemException(Problem.notFound(kind + " " + id));
        }
        return row;
    }
}
