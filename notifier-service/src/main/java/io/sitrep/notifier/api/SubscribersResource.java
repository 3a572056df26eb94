package io.sitrep.notifier.api;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.subscription.Forgetting;
import io.sitrep.notifier.subscription.NewSubscriber;
import io.sitrep.notifier.subscription.Subscribers;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Subscribers, as an administrator keeps them: confirmed at once. */
@Path("/api/v1/subscribers")
@RolesAllowed("admin")
@Cancellable(false)
public class SubscribersResource {
    private static final List<String> STATES = List.of("pending", "active", "disabled", "unsubscribed");

    private final Subscribers subscribers;
    private final Forgetting forgetting;
    private final FirstAnswers answers;
    private final CurrentIdentityAssociation identity;

    SubscribersResource(
            Subscribers subscribers, Forgetting forgetting, FirstAnswers answers, CurrentIdentityAssociation identity) {
        this.subscribers = subscribers;
        this.forgetting = forgetting;
        this.answers = answers;
        this.identity = identity;
    }

    @POST
    public Uni<Response> enrol(@HeaderParam("Idempotency-Key") String key, NewSubscriber wanted) {
        if (wanted == null) {
            throw new ProblemException(Problem.malformed("A body is wanted"));
        }
        return answers.once(
                key,
                "POST subscribers",
                wanted,
                id -> actor().chain(actor -> subscribers.enrol(id, wanted, actor))
                        .map(SubscriberView::of)
                        .map(view -> new FirstAnswers.Answer(201, "/api/v1/subscribers/" + view.id(), view)));
    }

    /** What to look for; what is absent lets everything pass. */
    public static class Sought {
        /** A part of it, in whatever case. */
        @QueryParam("address")
        String address;

        @QueryParam("channel")
        String channel;

        @QueryParam("state")
        String state;

        @QueryParam("limit")
        String limit;

        @QueryParam("cursor")
        String cursor;

        private Subscribers.Wanted wanted() {
            if (state != null && !STATES.contains(state)) {
                throw Paging.bad("state", "must be one of " + String.join(", ", STATES));
            }
            return new Subscribers.Wanted(address, channel, state);
        }
    }

    @GET
    public Uni<Paging.Page<SubscriberView>> list(@BeanParam Sought sought) {
        Paging paging = Paging.of(sought.limit, sought.cursor);
        return subscribers
                .list(sought.wanted(), paging.after(), paging.toFetch())
                .map(all -> all.stream().map(SubscriberView::of).toList())
                .map(all -> paging.page(all, SubscriberView::id));
    }

    @GET
    @Path("{id}")
    public Uni<SubscriberView> get(@PathParam("id") String id) {
        return subscribers
                .get(known(id))
                .map(found -> found.map(SubscriberView::of).orElseThrow(SubscribersResource::unknown));
    }

    @DELETE
    @Path("{id}")
    public Uni<Response> delete(@HeaderParam("Idempotency-Key") String key, @PathParam("id") String id) {
        UUID known = known(id);
        return answers.once(
                key,
                "DELETE subscriber " + known,
                null,
                work -> actor().chain(actor -> forgetting.forget(known, actor, work))
                        .map(gone -> {
                            if (!gone) {
                                throw unknown();
                            }
                            return new FirstAnswers.Answer(204, null, null);
                        }));
    }

    private Uni<String> actor() {
        return identity.getDeferredIdentity()
                .map(caller -> caller.getPrincipal().getName());
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notOne) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.notFound("subscriber with this id"));
    }
}
