package io.sitrep.notifier.api;

import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.delivery.Counts;
import io.sitrep.notifier.delivery.DeadLetters;
import io.sitrep.notifier.delivery.DeliveryState;
import io.sitrep.notifier.delivery.Ledger;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The ledger: what was told to whom, and what became of it. */
@Path("/api/v1/deliveries")
@Cancellable(false)
public class DeliveriesResource {
    private final Ledger ledger;
    private final Counts counts;
    private final DeadLetters deadLetters;
    private final FirstAnswers answers;

    DeliveriesResource(Ledger ledger, Counts counts, DeadLetters deadLetters, FirstAnswers answers) {
        this.deadLetters = deadLetters;
        this.ledger = ledger;
        this.counts = counts;
        this.answers = answers;
    }

    /** What to filter by; what is absent lets everything pass. */
    public static class Wanted {
        @QueryParam("incident")
        String incident;

        @QueryParam("publication")
        String publication;

        @QueryParam("state")
        String state;

        @QueryParam("channel")
        String channel;

        @QueryParam("subscriber")
        String subscriber;

        @QueryParam("limit")
        String limit;

        @QueryParam("cursor")
        String cursor;
    }

    @GET
    @RolesAllowed({"viewer", "service"})
    public Uni<Paging.Page<Ledger.Entry>> list(@BeanParam Wanted wanted) {
        Paging paging = Paging.of(wanted.limit, wanted.cursor);
        UUID publication = Paging.uuid("publication", wanted.publication);
        UUID subscriber = Paging.uuid("subscriber", wanted.subscriber);
        String state = state(wanted.state);
        return incident(wanted.incident).chain(incident -> {
            if (wanted.incident != null && incident.isEmpty()) {
                return Uni.createFrom().item(new Paging.Page<>(List.of(), null));
            }
            Ledger.Filter filter = new Ledger.Filter(
                    incident.orElse(null),
                    publication,
                    state,
                    wanted.channel,
                    subscriber,
                    paging.after().orElse(null));
            return ledger.find(filter, paging.toFetch()).map(found -> paging.page(found, Ledger.Entry::id));
        });
    }

    @POST
    @Path("{id}/retry")
    @RolesAllowed("admin")
    public Uni<Response> retry(@HeaderParam("Idempotency-Key") String key, @PathParam("id") String id) {
        return answers.once(
                key, "retry " + id, null, unused -> deadLetters.ask(known(id)).map(again -> asked(id, again)));
    }

    /** Which dead letters to try again; what is absent lets everything pass. Incident is a reference, publication an event or update. */
    public record Replay(String incident, String publication, String channel) {}

    /** Tries dead letters again, each under its id, but for those to addresses that were switched off. */
    @POST
    @Path("replay")
    @RolesAllowed("admin")
    public Uni<Response> replay(@HeaderParam("Idempotency-Key") String key, Replay wanted) {
        Replay which = wanted == null ? new Replay(null, null, null) : wanted;
        UUID publication = Paging.uuid("publication", which.publication());
        return answers.once(
                key,
                "replay",
                which,
                unused -> incident(which.incident())
                        .chain(incident -> which.incident() != null && incident.isEmpty()
                                ? Uni.createFrom().item(0L)
                                : deadLetters.replay(
                                        new DeadLetters.Which(incident.orElse(null), publication, which.channel())))
                        .map(asked -> new FirstAnswers.Answer(202, null, Map.of("asked", asked))));
    }

    private static FirstAnswers.Answer asked(String id, DeadLetters.Again again) {
        if (again instanceof DeadLetters.Again.Asked) {
            return new FirstAnswers.Answer(202, null, Map.of("id", id, "state", DeliveryState.PENDING.word()));
        }
        if (again instanceof DeadLetters.Again.NotDead other) {
            throw new ProblemException(Problem.of(
                    409,
                    "not-dead",
                    "Delivery is not dead",
                    "Only a dead or an uncertain delivery can be asked for again; it is " + other.state()));
        }
        throw unknown();
    }

    private Uni<Optional<UUID>> incident(String ref) {
        return ref == null ? Uni.createFrom().item(Optional.empty()) : counts.incident(ref);
    }

    private static String state(String word) {
        if (word != null && DeliveryState.of(word).isEmpty()) {
            throw Paging.bad("state", "is not a state of deliveries");
        }
        return word;
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notOne) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.notFound("delivery with this id"));
    }
}
