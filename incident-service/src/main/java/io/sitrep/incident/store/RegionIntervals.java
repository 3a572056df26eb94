package io.sitrep.incident.store;

import io.sitrep.incident.domain.AffectedComponent;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What {@link Intervals} are for components, these are for components in regions, where regions were said. */
final class RegionIntervals {
    private static final String END = """
            UPDATE region_intervals i SET ended_at = greatest(i.started_at, $1)
            FROM unnest($3::uuid[], $4::text[]) AS c (id, region)
            WHERE i.incident_id = $2 AND i.component_id = c.id AND i.region = c.region AND i.ended_at IS NULL""";

    private static final String BEGIN = """
            INSERT INTO region_intervals (component_id, region, incident_id, status, started_at)
            SELECT c.id, c.region, $1, c.status, $2 FROM unnest($3::uuid[], $4::text[], $5::text[]) AS c (id, region, status)""";

    private RegionIntervals() {}

    private record Place(UUID component, String region, ComponentStatus status) {}

    static List<Uni<?>> statements(Decision decision) {
        Incident after = decision.after();
        boolean wasOver = decision.before() != null && isOver(decision.before());
        List<Place> were = decision.before() == null || wasOver ? List.of() : ill(decision.before());
        boolean first = decision.update() != null && decision.update().position() == 1;
        // Also of what was over when it was first told: then it has failed till then.
        List<Place> are = isOver(after) && (wasOver || !first) ? List.of() : ill(after);
        List<Place> ended = new ArrayList<>(were);
        ended.removeAll(are);
        List<Place> begun = new ArrayList<>(are);
        begun.removeAll(were);
        Instant now = decision.entry().recordedAt();
        Instant end = isOver(after) ? after.progress().resolvedAt() : now;
        List<Uni<?>> statements = new ArrayList<>();
        if (!ended.isEmpty()) {
            statements.add(end(after, ended, end));
        }
        if (!begun.isEmpty()) {
            statements.add(begin(after, begun, first ? after.progress().startedAt() : now));
            if (isOver(after)) {
                statements.add(end(after, begun, end));
            }
        }
        return statements;
    }

    private static boolean isOver(Incident incident) {
        return incident.progress().resolvedAt() != null;
    }

    private static List<Place> ill(Incident incident) {
        List<Place> ill = new ArrayList<>();
        for (AffectedComponent component : incident.components()) {
            component.statusByRegion().forEach((region, status) -> {
                if (status != ComponentStatus.OPERATIONAL) {
                    ill.add(new Place(component.id(), region, status));
                }
            });
        }
        return ill;
    }

    private static Uni<?> end(Incident incident, List<Place> places, Instant at) {
        return PlainSql.update(END, at, incident.key().id(), components(places), regions(places));
    }

    private static Uni<?> begin(Incident incident, List<Place> places, Instant at) {
        String[] statuses = places.stream().map(place -> place.status().wire()).toArray(String[]::new);
        return PlainSql.update(BEGIN, incident.key().id(), at, components(places), regions(places), statuses);
    }

    private static UUID[] components(List<Place> places) {
        return places.stream().map(Place::component).toArray(UUID[]::new);
    }

    private static String[] regions(List<Place> places) {
        return places.stream().map(Place::region).toArray(String[]::new);
    }
}
