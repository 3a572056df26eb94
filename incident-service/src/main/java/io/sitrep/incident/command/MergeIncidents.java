package io.sitrep.incident.command;

import io.sitrep.incident.domain.AffectedComponent;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Merge;
import io.sitrep.incident.store.ComponentStore;
import io.sitrep.incident.store.IncidentRef;
import io.sitrep.incident.store.Incidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Makes one of two incidents, in the caller's transaction. */
@ApplicationScoped
public class MergeIncidents {
    private final Changes changes;
    private final Incidents incidents;
    private final ComponentStore components;
    private final Stamps stamps;

    MergeIncidents(Changes changes, Incidents incidents, ComponentStore components, Stamps stamps) {
        this.changes = changes;
        this.incidents = incidents;
        this.components = components;
        this.stamps = stamps;
    }

    /**
     * @param target the incident that ends
     * @param into the incident that goes on
     * @return the first, as it is from now on
     * @throws Unknown when there is no such incident
     * @throws Stale when the first has changed since the caller saw it
     */
    public Uni<Incident> run(IncidentTarget target, String into, BiPredicate<String, String> contains, Caller caller) {
        return id(target.ref())
                .chain(source -> id(into).chain(goingOn -> bothLocked(source, goingOn)
                        .chain(() -> changes.locked(source.toString(), target.expected()))
                        .chain(first -> changes.locked(goingOn.toString(), Expected.ANY)
                                .chain(second -> components
                                        .lockAll(held(first, second))
                                        .chain(() -> merge(new Merge(first, second, contains), caller))))));
    }

    private static List<UUID> held(Incident first, Incident second) {
        return Stream.of(first, second)
                .flatMap(incident -> incident.components().stream())
                .map(AffectedComponent::id)
                .toList();
    }

    /**
     * In one order for everybody, so that two merges the other way round don't wait for each other. The components of
     * both follow at once, for the same reason: other merges may have the same ones.
     */
    private Uni<?> bothLocked(UUID source, UUID target) {
        List<UUID> inOrder = source.compareTo(target) < 0 ? List.of(source, target) : List.of(target, source);
        return changes.locked(inOrder.get(0).toString(), Expected.ANY)
                .chain(() -> changes.locked(inOrder.get(1).toString(), Expected.ANY));
    }

    private Uni<Incident> merge(Merge merge, Caller caller) {
        Merge.Decisions decisions = merge.decide(stamps.next(caller), stamps.next(caller));
        return changes.keep(decisions.source(), decisions.into(), caller).map(Decision::after);
    }

    private Uni<UUID> id(String ref) {
        return IncidentRef.parse(ref)
                .map(incidents::id)
                .orElseGet(() -> Uni.createFrom().nullItem())
                .onItem()
                .ifNull()
                .failWith(() -> new Unknown("incident " + ref));
    }
}
