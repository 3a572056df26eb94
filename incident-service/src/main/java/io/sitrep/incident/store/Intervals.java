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

/**
 * How long which component was how, by which incident: an interval begins when a component falls ill or changes its
 * status, and ends when it changes again or recovers, which may be long before the incident is over.
 */
final class Intervals {
    private static final String END = """
            UPDATE component_intervals SET ended_at = greatest(started_at, $1)
            WHERE incident_id = $2 AND component_id = ANY ($3) AND ended_at IS NULL""";

    private static final String BEGIN = """
            INSERT INTO component_intervals (component_id, incident_id, status, started_at)
            SELECT c.id, $1, c.status, $2 FROM unnest($3::uuid[], $4::text[]) AS c (id, status)""";

    private Intervals() {}

    /**
     * What an incident's first word names has failed since the incident began; what is resolved has failed till then. Of
     * an incident that is over nothing fails any more, whatever is still said of its components; when it is taken up
     * again, what it still holds as failing fails anew.
     */
    static List<Uni<?>> statements(Decision decision) {
        Incident before = decision.before();
        Incident after = decision.after();
        UUID incident = after.key().id();
        Instant at = decision.entry().recordedAt();
        boolean first = decision.update() != null && decision.update().position() == 1;
        boolean wasOver = before != null && isOver(before);
        List<AffectedComponent> changed = wasOver && !isOver(after) ? after.components() : changed(before, after);
        List<AffectedComponent> ill = isOver(after) && !first ? List.of() : ill(changed);
        List<Uni<?>> statements = new ArrayList<>();
        if (before != null && !changed.isEmpty()) {
            statements.add(end(incident, changed, at));
        }
        if (!ill.isEmpty()) {
            statements.add(begin(incident, ill, first ? after.progress().startedAt() : at));
        }
        if (isOver(after) && !wasOver && !after.components().isEmpty()) {
            statements.add(end(incident, after.components(), after.progress().resolvedAt()));
        }
        return statements;
    }

    private static boolean isOver(Incident incident) {
        return incident.progress().resolvedAt() != null;
    }

    private static List<AffectedComponent> ill(List<AffectedComponent> components) {
        return components.stream()
                .filter(component -> component.status() != ComponentStatus.OPERATIONAL)
                .toList();
    }

    private static List<AffectedComponent> changed(Incident before, Incident after) {
        return after.components().stream()
                .filter(component -> before == null
                        || before.components().stream()
                                .noneMatch(held ->
                                        held.id().equals(component.id()) && held.status() == component.status()))
                .toList();
    }

    private static Uni<?> end(UUID incident, List<AffectedComponent> changed, Instant at) {
        return PlainSql.update(END, at, incident, ids(changed));
    }

    private static Uni<?> begin(UUID incident, List<AffectedComponent> ill, Instant at) {
        String[] statuses =
                ill.stream().map(component -> component.status().wire()).toArray(String[]::new);
        return PlainSql.update(BEGIN, incident, at, ids(ill), statuses);
    }

    private static UUID[] ids(List<AffectedComponent> components) {
        return components.stream().map(AffectedComponent::id).toArray(UUID[]::new);
    }
}
