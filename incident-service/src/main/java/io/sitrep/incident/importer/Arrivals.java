package io.sitrep.incident.importer;

import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.Stamps;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Fact;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.domain.Revision;
import io.sitrep.incident.domain.TimelineEntry;
import io.sitrep.incident.importer.ImportedComponents.Found;
import io.sitrep.incident.store.ComponentRow;
import io.sitrep.incident.store.ImportedIncidents.Arrival;
import io.sitrep.incident.store.ImportedIncidents.Known;
import io.sitrep.incident.store.ImportedIncidents.Owned;
import io.sitrep.incident.store.ImportedIncidents.SourceUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Turns items into what is about to be written. */
final class Arrivals {
    private final Here here;
    private final Found components;
    private final Iterator<Long> numbers;
    private final Stamps stamps;
    private final Caller caller;
    private final Instant now;
    private final Set<ComponentRow> named = new LinkedHashSet<>();
    private final List<Arrival> incidents = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();

    /** @param numbers for those that are new */
    Arrivals(Here here, Found components, List<Long> numbers, Stamps stamps, Caller caller) {
        this.here = here;
        this.components = components;
        this.numbers = numbers.iterator();
        this.stamps = stamps;
        this.caller = caller;
        this.now = stamps.now();
    }

    /** @throws Unusable and leaves everything as it was */
    void add(Item<StatuspageIncident> item) {
        StatuspageIncident source = item.value();
        Set<ComponentRow> used = new LinkedHashSet<>();
        var translation = new Translation(
                source,
                code -> {
                    ComponentRow row = components.byCode().get(code);
                    used.add(row);
                    return row;
                },
                now);
        Known last = here.incidents().get(item.id());
        Incident incident = incident(translation, last);
        List<SourceUpdate> updates = translation.updates(this::updateId);
        List<TimelineEntry> lines = new ArrayList<>(
                PastTimeline.of(updates, update -> !here.updates().containsKey(update.publicId()), now));
        Decision decision = Decision.imported(
                incident, updates.get(0).update(), last == null ? begun(source) : Fact.UPDATED, caller.actor(), now);
        lines.add(decision.entry());
        decisions.add(decision);
        incidents.add(new Arrival(
                incident,
                updates,
                translation.unlisted(),
                lines,
                item.digest(),
                source.updatedAt(),
                source.shortlink()));
        named.addAll(used);
    }

    private static Fact begun(StatuspageIncident source) {
        return source.kind() == Kind.MAINTENANCE ? Fact.SCHEDULED : Fact.DECLARED;
    }

    List<Arrival> incidents() {
        return incidents;
    }

    List<Decision> decisions() {
        return decisions;
    }

    /** Components that have to be written before the incidents. */
    Collection<ComponentRow> components() {
        return named.stream().filter(components.fresh()::contains).toList();
    }

    private Incident incident(Translation translation, Known last) {
        if (last == null) {
            return translation.incident(stamps.uuid(), numbers.next(), new Revision(1, 1, 1));
        }
        Revision before = last.revision();
        return translation.incident(
                last.id(),
                last.number(),
                new Revision(before.version() + 1, before.facts() + 1, before.publications() + 1));
    }

    private UUID updateId(String publicId) {
        Owned owned = here.updates().get(publicId);
        return owned == null ? stamps.uuid() : owned.id();
    }
}
