package io.sitrep.notifier.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.delivery.Counts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** How many were told of an incident: in all, and per publication. */
@Path("/api/v1/incidents/{ref}/deliveries")
@Cancellable(false)
public class IncidentDeliveriesResource {
    private final Counts counts;

    IncidentDeliveriesResource(Counts counts) {
        this.counts = counts;
    }

    /** The counts of all publications together, and of each. */
    public record Told(UUID incident, @JsonUnwrapped CountView all, List<OfPublication> publications) {}

    /**
     * The counts of one publication; {@code update} is the id of the update it told, {@code withdrawn} says how it was
     * ended or taken back.
     */
    public record OfPublication(
            UUID publication,
            @JsonInclude(JsonInclude.Include.NON_NULL) UUID update,
            long sequence,
            String status,
            @JsonInclude(JsonInclude.Include.NON_NULL) String withdrawn,
            @JsonUnwrapped CountView count) {
        static OfPublication of(Counts.OfPublication told) {
            return new OfPublication(
                    told.publication(),
                    told.update(),
                    told.sequence(),
                    told.status(),
                    told.withdrawn(),
                    CountView.of(told.count()));
        }
    }

    /** @param publication the event's id, or the id of the update it told; the counts in all are then of this alone */
    @GET
    @RolesAllowed({"viewer", "service"})
    public Uni<Told> told(@PathParam("ref") String ref, @QueryParam("publication") String publication) {
        UUID one = Paging.uuid("publication", publication);
        return counts.incident(ref)
                .map(found -> found.orElseThrow(
                        () -> new ProblemException(Problem.notFound("incident of this reference known here"))))
                .chain(incident -> counts.of(incident, one)
                        .map(all -> new Told(
                                incident,
                                CountView.of(Counts.sum(all)),
                                all.stream().map(OfPublication::of).toList())));
    }
}
