package io.sitrep.incident.importer;

import io.sitrep.incident.domain.Actor;
import io.sitrep.incident.domain.AffectedComponent;
import io.sitrep.incident.domain.Cause;
import io.sitrep.incident.domain.ComponentChange;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.DataImpact;
import io.sitrep.incident.domain.Headline;
import io.sitrep.incident.domain.Impact;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.IncidentKey;
import io.sitrep.incident.domain.Origin;
import io.sitrep.incident.domain.PlainText;
import io.sitrep.incident.domain.Progress;
import io.sitrep.incident.domain.Promises;
import io.sitrep.incident.domain.Response;
import io.sitrep.incident.domain.Revision;
import io.sitrep.incident.domain.Severity;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.domain.Update;
import io.sitrep.incident.domain.Visibility;
import io.sitrep.incident.domain.Wire;
import io.sitrep.incident.importer.StatuspageIncident.StatuspageUpdate;
import io.sitrep.incident.store.ComponentRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Says a Statuspage incident in our words. Ids, texts and times are kept as they came, also where they look odd: an
 * incident may well have ended before it began.
 */
final class Translation {
    private static final int LONGEST_TITLE = 255;
    private static final int LONGEST_MESSAGE = 25_000;
    private static final Actor STATUSPAGE = new Actor("import:statuspage", "Statuspage", Origin.IMPORT);

    private final StatuspageIncident source;
    private final Map<String, ComponentRow> components;

    /** @param components the rows that stand for the components of the incident, by their Statuspage code */
    Translation(StatuspageIncident source, Map<String, ComponentRow> components) {
        this.source = source;
        this.components = components;
    }

    Incident incident(UUID id, long number, Revision revision) {
        Status status = wire(Status.class, "status", source.status());
        Impact impact = wire(Impact.class, "impact", source.impact());
        Headline headline = new Headline(
                text("name", source.name(), LONGEST_TITLE),
                Map.of(),
                Severity.of(impact),
                Visibility.PUBLIC,
                List.of(),
                null,
                Cause.UNKNOWN,
                DataImpact.UNKNOWN);
        Instant created = present("created_at", source.createdAt());
        Progress progress = new Progress(
                status,
                status,
                Objects.requireNonNullElse(source.startedAt(), created),
                created,
                Objects.requireNonNullElse(source.updatedAt(), created),
                source.monitoringAt(),
                status.isOpen() ? null : Objects.requireNonNullElse(source.resolvedAt(), created),
                Promises.NONE);
        return new Incident(
                new IncidentKey(id, source.id(), number),
                headline,
                progress,
                Response.NONE,
                affected(),
                source.incidentUpdates().size(),
                Origin.IMPORT,
                revision);
    }

    /** Newest first, as they come. */
    List<Update> updates(Supplier<UUID> ids) {
        List<Update> updates = new ArrayList<>();
        int position = source.incidentUpdates().size();
        for (StatuspageUpdate update : source.incidentUpdates()) {
            updates.add(update(update, position--, ids.get()));
        }
        return updates;
    }

    private static Update update(StatuspageUpdate update, int position, UUID id, List<ComponentChange> changes) {
        Instant created = present("incident_updates.created_at", update.createdAt());
        return new Update(
                id,
                present("incident_updates.id", update.id()),
                position,
                wire(Status.class, "incident_updates.status", update.status()),
                text(
                        "incident_updates.body",
                        BodyText.of(present("incident_updates.body", update.body())),
                        LONGEST_MESSAGE),
                Map.of(),
                Visibility.PUBLIC,
                Update.Release.published(Objects.requireNonNullElse(update.displayAt(), created)),
                false,
                changes,
                List.of(),
                STATUSPAGE,
                created,
                created.equals(update.updatedAt()) ? null : update.updatedAt());
    }

    private Update update(StatuspageUpdate update, int position, UUID id) {
        return update(update, position, id, changes(update));
    }

    private List<ComponentChange> changes(StatuspageUpdate update) {
        return affectedBy(update).stream()
                .map(affected -> {
                    ComponentRow row = components.get(affected.code());
                    return new ComponentChange(
                            row.id,
                            affected.code(),
                            affected.name(),
                            wire(ComponentStatus.class, "old_status", affected.oldStatus()),
                            wire(ComponentStatus.class, "new_status", affected.newStatus()),
                            null);
                })
                .toList();
    }

    /** Each component the incident names, in the status the newest update gives it. */
    private List<AffectedComponent> affected() {
        Map<UUID, AffectedComponent> held = new LinkedHashMap<>();
        source.components().forEach(component -> {
            ComponentRow row = components.get(component.id());
            held.put(
                    row.id,
                    new AffectedComponent(row.id, row.publicId, row.name, ComponentStatus.OPERATIONAL, List.of()));
        });
        for (int i = source.incidentUpdates().size() - 1; i >= 0; i--) {
            changes(source.incidentUpdates().get(i))
                    .forEach(change -> held.put(
                            change.id(),
                            new AffectedComponent(
                                    change.id(), change.code(), change.name(), change.status(), List.of())));
        }
        return List.copyOf(held.values());
    }

    static List<StatuspageIncident.Affected> affectedBy(StatuspageUpdate update) {
        return update.affectedComponents() == null ? List.of() : update.affectedComponents();
    }

    private static <E extends Enum<E> & Wire> E wire(Class<E> type, String field, String value) {
        return Wire.read(type, String.valueOf(value))
                .orElseThrow(() -> new Unusable(field + " is not one that is known here"));
    }

    private static String text(String field, String value, int longest) {
        String text = PlainText.clean(present(field, value));
        if (text.isEmpty() || text.codePointCount(0, text.length()) > longest) {
            throw new Unusable(field + " must have 1 to " + longest + " characters");
        }
        return text;
    }

    private static <T> T present(String field, T value) {
        if (value == null) {
            throw new Unusable(field + " is missing");
        }
        return value;
    }
}
