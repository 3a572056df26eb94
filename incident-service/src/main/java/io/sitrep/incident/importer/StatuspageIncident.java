package io.sitrep.incident.importer;

import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.domain.PlainText;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An incident, or a maintenance, as Statuspage's public API serves it. Not kept, for there is no place for it among what we know:
 * {@code page_id} and {@code incident_id} (they say where it lay), {@code reminder_intervals},
 * {@code custom_tweet} and {@code tweet_id} of an update, and of a webhook's incident {@code backfilled},
 * {@code impact_override} and the {@code postmortem_*} fields. The severity is what the impact says.
 */
record StatuspageIncident(
        String id,
        String name,
        String status,
        String impact,
        Instant createdAt,
        Instant updatedAt,
        Instant startedAt,
        Instant monitoringAt,
        Instant resolvedAt,
        Instant scheduledFor,
        Instant scheduledUntil,
        String shortlink,
        List<StatuspageUpdate> incidentUpdates,
        List<StatuspageComponent> components) {

    StatuspageIncident {
        incidentUpdates = incidentUpdates == null ? List.of() : incidentUpdates;
        // Statuspage lists components alone; a group among them is nothing an incident can affect.
        components = components == null
                ? List.of()
                : components.stream()
                        .filter(component -> component == null || !component.isGroup())
                        .toList();
    }

    /** One update; {@code displayAt} is when readers see it dated. */
    record StatuspageUpdate(
            String id,
            String status,
            String body,
            Instant createdAt,
            Instant updatedAt,
            Instant displayAt,
            Boolean deliverNotifications,
            List<Affected> affectedComponents) {

        StatuspageUpdate {
            affectedComponents = affectedComponents == null ? List.of() : affectedComponents;
        }

        Instant shownAt() {
            return Objects.requireNonNullElse(displayAt, createdAt);
        }

        private void check() {
            Checked.code("incident_updates.id", id);
            Checked.present("incident_updates.created_at", createdAt);
            for (Affected affected : affectedComponents) {
                Checked.present("an affected component", affected);
                Checked.code("affected_components.code", affected.code());
                Checked.text("affected_components.name", affected.name(), Checked.LONGEST_TITLE);
            }
        }
    }

    /** What an update says of a component, by the name it had then. */
    record Affected(String code, String name, String oldStatus, String newStatus) {
        Affected {
            name = PlainText.line(name);
        }
    }

    Kind kind() {
        return scheduledFor == null ? Kind.INCIDENT : Kind.MAINTENANCE;
    }

    /** The same as an incident, which has no plan whatever stands there. */
    StatuspageIncident unplanned() {
        return new StatuspageIncident(
                id,
                name,
                status,
                impact,
                createdAt,
                updatedAt,
                startedAt,
                monitoringAt,
                resolvedAt,
                null,
                null,
                shortlink,
                incidentUpdates,
                components);
    }

    /** As {@link #checked()}, of a maintenance. */
    StatuspageIncident planned() {
        Checked.present("scheduled_for", scheduledFor);
        Checked.present("scheduled_until", scheduledUntil);
        if (!scheduledUntil.isAfter(scheduledFor)) {
            throw new Unusable("ends before it starts");
        }
        return checked();
    }

    /** Of every component it names in any way. */
    Set<String> codes() {
        return Stream.concat(
                        components.stream().map(StatuspageComponent::id),
                        incidentUpdates.stream()
                                .flatMap(update ->
                                        update.affectedComponents.stream().map(Affected::code)))
                .collect(Collectors.toSet());
    }

    /**
     * Looks at all that is asked of an incident before its components are looked up.
     *
     * @throws Unusable when something is missing
     */
    StatuspageIncident checked() {
        Checked.publicId(id);
        for (StatuspageComponent component : components) {
            Checked.present("a component", component);
            Checked.code("components.id", component.id());
            Checked.text("components.name", component.name(), Checked.LONGEST_TITLE);
            Checked.atMost("components.description", component.description(), Checked.LONGEST_MESSAGE);
        }
        if (incidentUpdates.isEmpty()) {
            throw new Unusable("has no updates");
        }
        Set<String> ids = new HashSet<>();
        for (StatuspageUpdate update : incidentUpdates) {
            Checked.present("an update", update).check();
            if (!ids.add(update.id())) {
                throw new Unusable("the update " + update.id() + " stands in it twice");
            }
        }
        return this;
    }
}
