package io.sitrep.incident.command;

import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Stamp;
import io.sitrep.incident.outbox.Outbox;
import io.sitrep.incident.outbox.Told;
import io.sitrep.incident.store.IncidentRef;
import io.sitrep.incident.store.Incidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The way of every change of an incident that exists, in the caller's transaction: lock it, let the domain decide, keep
 * what was decided and write down what has to be told.
 */
@ApplicationScoped
public class Changes {
    private final Incidents incidents;
    private final Proposals proposals;
    private final Outbox outbox;
    private final Stamps stamps;

    Changes(Incidents incidents, Proposals proposals, Outbox outbox, Stamps stamps) {
        this.proposals = proposals;
        this.incidents = incidents;
        this.outbox = outbox;
        this.stamps = stamps;
    }

    /**
     * @param ref how the caller names the incident
     * @param expected the version the caller has seen
     * @param decide empty when there is nothing to change: then nothing is written and nothing told
     * @return the incident as it is from now on
     * @throws Unknown when there is no such incident
     * @throws Stale when it has changed since the caller saw it
     */
    public Uni<Incident> run(
            String ref, Expected expected, Caller caller, BiFunction<Incident, Stamp, Optional<Decision>> decide) {
        return locked(ref, expected)
                .chain(incident -> decide.apply(incident, stamps.next(caller))
                        .map(decision -> keep(decision, caller).map(Decision::after))
                        .orElseGet(() -> Uni.createFrom().item(incident)));
    }

    /** The incident, locked until the transaction ends. */
    public Uni<Incident> locked(String ref, Expected expected) {
        return Uni.createFrom()
                .item(() -> IncidentRef.parse(ref).orElseThrow(() -> new Unknown("incident " + ref)))
                .chain(incidents::lock)
                .onItem()
                .ifNull()
                .failWith(() -> new Unknown("incident " + ref))
                .invoke(expected::check);
    }

    /**
     * Writes what was decided of an incident that is locked, or new.
     *
     * @return the same, with what it proposes
     * @throws TooMuch before anything is written
     */
    public Uni<Decision> keep(Decision decision, Caller caller) {
        return proposals.complete(decision).chain(complete -> {
            Told told = told(complete);
            return incidents
                    .save(complete)
                    .chain(() -> outbox.append(told, caller.traceparent()))
                    .replaceWith(complete);
        });
    }

    /**
     * Both or, when there is too much to tell of either, none.
     *
     * @return the first
     */
    Uni<Decision> keep(Decision first, Decision second, Caller caller) {
        told(second);
        return keep(first, caller).call(() -> keep(second, caller));
    }

    private Told told(Decision decision) {
        Told told = outbox.told(decision);
        if (!told.fits()) {
            throw new TooMuch(decision.after().key().ref());
        }
        return told;
    }
}
