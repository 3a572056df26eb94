package io.sitrep.incident.store;

import io.sitrep.incident.domain.ComponentChange;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Update;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How long a component was how, by one incident. Its names are those of the columns.
 *
 * @param endedAt null while it is so
 */
record Interval(UUID componentId, UUID incidentId, String status, Instant startedAt, Instant endedAt) {

    /** As a finished story tells it: what its updates said one after the other, until it was over. */
    static List<Interval> of(Incident incident, List<Update> updates) {
        List<Interval> intervals = new ArrayList<>();
        Map<UUID, Interval> open = new HashMap<>();
        updates.stream()
                .sorted(Comparator.comparing(Update::position))
                .forEach(update -> update.components().forEach(change -> {
                    Interval last = open.get(change.id());
                    if (last != null && !last.status.equals(change.status().wire())) {
                        intervals.add(open.remove(change.id()).until(update.publishedAt()));
                    }
                    if (change.status() != ComponentStatus.OPERATIONAL) {
                        open.putIfAbsent(change.id(), since(update, change, incident));
                    }
                }));
        open.values()
                .forEach(interval ->
                        intervals.add(interval.until(incident.progress().resolvedAt())));
        return intervals;
    }

    private static Interval since(Update update, ComponentChange change, Incident incident) {
        return new Interval(change.id(), incident.key().id(), change.status().wire(), update.publishedAt(), null);
    }

    private Interval until(Instant end) {
        return new Interval(
                componentId, incidentId, status, startedAt, end != null && end.isBefore(startedAt) ? startedAt : end);
    }
}
