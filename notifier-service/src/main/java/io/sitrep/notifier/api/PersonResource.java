package io.sitrep.notifier.api;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.delivery.Ledger;
import io.sitrep.notifier.subscription.Dossier;
import io.sitrep.notifier.subscription.Trail;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** All that is kept about a person, for whoever asks what that is. */
@Path("/api/v1/subscribers/{id}/export")
@Tag(name = "Subscribers")
@Cancellable(false)
public class PersonResource {
    private static final int PART = 500;

    private final Dossier dossier;
    private final Ledger ledger;
    private final Trail trail;
    private final CurrentIdentityAssociation identity;

    PersonResource(Dossier dossier, Ledger ledger, Trail trail, CurrentIdentityAssociation identity) {
        this.dossier = dossier;
        this.ledger = ledger;
        this.trail = trail;
        this.identity = identity;
    }

    /**
     * @param furtherAddresses where others, or the same person, fall back to this address
     * @param deliveries newest first, with every attempt, as long as they are kept
     */
    public record Export(
            List<Dossier.Kept> subscribers, List<Dossier.Elsewhere> furtherAddresses, List<Ledger.Entry> deliveries) {}

    @GET
    @RolesAllowed("admin")
    @Operation(
            summary = "Export a person's data",
            description =
                    "Addresses, subscriptions, consent and deliveries of the subscriber and of all others with the same"
                            + " mail address, and where that is somebody's address to fall back to. That it was asked"
                            + " for is kept.")
    @APIResponse(responseCode = "200", description = "Everything kept")
    @APIResponse(responseCode = "404", description = "No such subscriber")
    public Uni<Export> export(@PathParam("id") String id) {
        UUID known = known(id);
        return dossier.of(known)
                .invoke(people -> {
                    if (people.isEmpty()) {
                        throw unknown();
                    }
                })
                .call(people -> identity.getDeferredIdentity()
                        .chain(caller -> trail.add(
                                new Trail.Entry(caller.getPrincipal().getName(), "subscriber-exported", known, null))))
                .chain(people -> dossier.elsewhere(known)
                        .chain(elsewhere ->
                                deliveries(people).map(deliveries -> new Export(people, elsewhere, deliveries))));
    }

    private Uni<List<Ledger.Entry>> deliveries(List<Dossier.Kept> people) {
        Uni<List<Ledger.Entry>> all = Uni.createFrom().item(new ArrayList<>());
        for (Dossier.Kept person : people) {
            all = all.chain(found -> more(person.id(), null, found));
        }
        return all;
    }

    private Uni<List<Ledger.Entry>> more(UUID subscriber, UUID before, List<Ledger.Entry> found) {
        return ledger.find(new Ledger.Filter(null, null, null, null, subscriber, before), PART)
                .chain(part -> {
                    found.addAll(part);
                    return part.size() < PART
                            ? Uni.createFrom().item(found)
                            : more(subscriber, part.get(PART - 1).id(), found);
                });
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
