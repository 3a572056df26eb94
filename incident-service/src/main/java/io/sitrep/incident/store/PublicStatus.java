package io.sitrep.incident.store;

import io.sitrep.incident.domain.AffectedComponent;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * How the public sees components: each as the worst of the open public incidents that hold it has it. When one gets worse
 * by a decision nothing but its row is looked at; only what may get better is asked of all its incidents.
 */
final class PublicStatus {
    private static final String RAISE = """
            UPDATE components c SET status = n.status, updated_at = now()
            FROM unnest($1::uuid[], $2::text[]) AS n (id, status) JOIN components was ON was.id = n.id
            WHERE c.id = n.id AND array_position($3::text[], n.status) > array_position($3::text[], was.status)
            RETURNING c.id, was.status""";

    private static final String[] BEST_FIRST = worded(List.of(ComponentStatus.values()));

    private PublicStatus() {}

    /** To be sent in this order when the decision stands in the database. */
    static List<Uni<?>> statements(Decision decision, ComponentStore components) {
        List<UUID> touched = new ArrayList<>();
        List<AffectedComponent> worse = new ArrayList<>();
        List<UUID> perhapsBetter = new ArrayList<>();
        for (AffectedComponent component : decision.after().components()) {
            ComponentStatus was = status(decision.before(), component.id());
            ComponentStatus is = status(decision.after(), component.id());
            if (is != was) {
                touched.add(component.id());
                if (is.compareTo(was) > 0) {
                    worse.add(component);
                } else {
                    perhapsBetter.add(component.id());
                }
            }
        }
        List<Uni<?>> statements = new ArrayList<>();
        if (!touched.isEmpty()) {
            // Also where the row may stay as it is: who asks all incidents meanwhile must see this one.
            statements.add(components.lockAll(touched));
        }
        if (!worse.isEmpty()) {
            statements.add(raise(worse, components));
        }
        if (!perhapsBetter.isEmpty()) {
            statements.add(components.settle(perhapsBetter));
        }
        return statements;
    }

    private static Uni<?> raise(List<AffectedComponent> worse, ComponentStore components) {
        return PlainSql.select(
                        StatusListener.Changed::of,
                        RAISE,
                        worse.stream().map(AffectedComponent::id).toArray(UUID[]::new),
                        worded(worse.stream().map(AffectedComponent::status).toList()),
                        BEST_FIRST)
                .chain(components::told);
    }

    /** What the public is to think of a component, as far as this incident goes. */
    private static ComponentStatus status(Incident incident, UUID component) {
        if (incident == null || !incident.isKnown() || incident.progress().resolvedAt() != null) {
            return ComponentStatus.OPERATIONAL;
        }
        return incident.components().stream()
                .filter(held -> held.id().equals(component))
                .map(AffectedComponent::status)
                .findFirst()
                .orElse(ComponentStatus.OPERATIONAL);
    }

    private static String[] worded(List<ComponentStatus> statuses) {
        return statuses.stream().map(ComponentStatus::wire).toArray(String[]::new);
    }
}
