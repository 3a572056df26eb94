package io.sitrep.incident.command;

import io.sitrep.incident.domain.Concluding;
import io.sitrep.incident.domain.Concluding.Concluded;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.domain.Postmortem;
import io.sitrep.incident.domain.PublicationPolicy;
import io.sitrep.incident.domain.Update;
import io.sitrep.incident.store.Incidents;
import io.sitrep.incident.store.Postmortems;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Writes the postmortem of an incident and publishes it, in the caller's transaction. */
@ApplicationScoped
public class ConcludeIncident {
    private final Changes changes;
    private final Incidents incidents;
    private final Postmortems postmortems;
    private final PublicationPolicy policy;
    private final Stamps stamps;
    private final Recognition recognition;

    ConcludeIncident(
            Changes changes,
            Incidents incidents,
            Postmortems postmortems,
            PublicationPolicy policy,
            Stamps stamps,
            Recognition recognition) {
        this.changes = changes;
        this.incidents = incidents;
        this.postmortems = postmortems;
        this.policy = policy;
        this.stamps = stamps;
        this.recognition = recognition;
    }

    /**
     * Keeps another version.
     *
     * @param target the incident, and the versions of its postmortem the caller is willing to follow, if any were said; while
     *     nobody has written one its version is 0
     * @param wanted those versions; asked only when there is one, and may refuse that none were said
     * @throws Unknown when there is no such incident; a maintenance has no postmortem
     * @throws Stale when there is a later version
     */
    public Uni<Postmortem> write(IncidentTarget target, String body, Supplier<Expected> wanted, Caller caller) {
        return found(target.ref())
                .chain(incident -> postmortems.latest(incident.key().id()).chain(now -> {
                    check(now == null ? target.expected() : wanted.get(), now, incident);
                    Concluded written = new Concluding(incident, policy).write(now, body, stamps.next(caller));
                    return kept(
                            written,
                            caller,
                            () -> postmortems.add(incident.key().id(), written.postmortem()));
                }));
    }

    /**
     * Publishes the latest version, or asks for approval of it.
     *
     * @throws ProblemException 409 when nothing was written yet
     */
    public Uni<Postmortem> publish(IncidentTarget target, Concluding.Wish wish, Caller caller) {
        return found(target.ref())
                .chain(incident -> postmortems.latest(incident.key().id()).chain(latest -> {
                    if (latest == null) {
                        throw new ProblemException(Problem.of(
                                409,
                                "not-allowed",
                                "Change not allowed",
                                "Nobody has written a postmortem yet: PUT one first"));
                    }
                    check(target.expected(), latest, incident);
                    return teller(incident)
                            .chain(teller -> recognition
                                    .of(caller, latest.author())
                                    .chain(known -> {
                                        Concluded done = new Concluding(incident, policy)
                                                .publish(latest, teller, wish, stamps.next(known));
                                        return kept(
                                                done,
                                                caller,
                                                () -> postmortems.settle(
                                                        incident.key().id(), done.postmortem()));
                                    }));
                }));
    }

    private Uni<Incident> found(String ref) {
        return changes.locked(ref, Expected.ANY).invoke(incident -> {
            if (incident.key().kind() != Kind.INCIDENT) {
                throw new Unknown("postmortem of a maintenance");
            }
        });
    }

    private Uni<Update> teller(Incident incident) {
        return postmortems
                .teller(incident.key().id())
                .chain(id -> id == null
                        ? Uni.createFrom().nullItem()
                        : incidents.update(incident.key().id(), id.toString()));
    }

    private Uni<Postmortem> kept(Concluded concluded, Caller caller, Supplier<Uni<Void>> writing) {
        return concluded
                .decision()
                .map(decision -> changes.keep(decision, caller)
                        .chain(() -> writing.get())
                        .replaceWith(concluded.postmortem()))
                .orElseGet(() -> Uni.createFrom().item(concluded.postmortem()));
    }

    private static void check(Expected expected, Postmortem now, Incident incident) {
        long version = now == null ? 0 : now.version();
        if (expected.versions() != null && !expected.versions().contains(version)) {
            throw new Stale("The postmortem of " + incident.key().ref());
        }
    }
}
