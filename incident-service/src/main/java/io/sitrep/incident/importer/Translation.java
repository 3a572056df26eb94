package io.sitrep.incident.importer;

import static io.sitrep.incident.importer.Checked.atMost;
import static io.sitrep.incident.importer.Checked.present;
import static io.sitrep.incident.importer.Checked.text;
import static io.sitrep.incident.importer.Checked.wire;

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
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.domain.Origin;
import io.sitrep.incident.domain.Progress;
import io.sitrep.incident.domain.Promises;
import io.sitrep.incident.domain.Response;
import io.sitrep.incident.domain.Revision;
import io.sitrep.incident.domain.Schedule;
import io.sitrep.incident.domain.Severity;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.domain.Update;
import io.sitrep.incident.domain.Visibility;
import io.sitrep.incident.importer.StatuspageIncident.StatuspageUpdate;
import io.sitrep.incident.store.ComponentRow;
import io.sitrep.incident.store.ImportedIncidents.SourceUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Says a Statuspage incident in our words. Ids, texts and times are kept as they came, also where they look odd: an
 * incident may well have ended before it began.
 */
final class Translation {
    private static final int LONGEST_BODY = 8 * Checked.LONGEST_MESSAGE;
    private static final Actor STATUSPAGE = new Actor("import:statuspage", "Statuspage", Origin.IMPORT);

    private final StatuspageIncident source;
    private final Instant now;
    private final List<StatuspageUpdate> newestFirst;
    private final Function<String, ComponentRow> components;

    /** @param components the row that stands for a component, by its Statuspage code */
    Translation(StatuspageIncident source, Function<String, ComponentRow> components, Instant now) {
        this.now = now;
        this.source = source;
        // The sort is stable: of two that were shown at once the first stays first.
        this.newestFirst = source.incidentUpdates().stream()
                .sorted(Comparator.comparing(StatuspageUpdate::shownAt).reversed())
                .toList();
        this.components = components;
    }

    Incident incident(UUID id, long number, Revision revision) {
        Kind kind = source.kind();
        Impact impact = wire(Impact.class, "impact", source.impact());
        if ((kind == Kind.MAINTENANCE) != (impact == Impact.MAINTENANCE)) {
            throw new Unusable("impact is not one of " + kind.wire() + "s");
        }
        Headline headline = new Headline(
                text("name", source.name(), Checked.LONGEST_TITLE),
                Map.of(),
                kind == Kind.MAINTENANCE ? Severity.SEV4 : Severity.of(impact),
                Visibility.PUBLIC,
                List.of(),
                null,
                Cause.UNKNOWN,
                DataImpact.UNKNOWN,
                schedule());
        return new Incident(
                new IncidentKey(kind, id, source.id(), number),
                headline,
                progress(),
                Response.NONE,
                List.copyOf(held().values()),
                newestFirst.size(),
                Origin.IMPORT,
                revision);
    }

    private Schedule schedule() {
        return source.kind() == Kind.INCIDENT
                ? null
                : new Schedule(
                        source.scheduledFor(), source.scheduledUntil(), false, false, List.of(), null, true, null);
    }

    /** A maintenance whose end is past is history, also where nobody ever completed it: its status stays as it came. */
    private Instant ended(Status status) {
        if (!status.isOpen()) {
            return Objects.requireNonNullElseGet(source.resolvedAt(), this::closedAt);
        }
        boolean past =
                source.kind() == Kind.MAINTENANCE && source.scheduledUntil().isBefore(now);
        return past ? source.scheduledUntil() : null;
    }

    private Progress progress() {
        Status status = wire(Status.class, "status", source.status());
        if (status.kind() != source.kind()) {
            throw new Unusable("status is not one of " + source.kind().wire() + "s");
        }
        Instant created = present("created_at", source.createdAt());
        return new Progress(
                status,
                status,
                Objects.requireNonNullElse(source.startedAt(), created),
                created,
                Objects.requireNonNullElse(source.updatedAt(), created),
                source.monitoringAt(),
                ended(status),
                Promises.NONE);
    }

    /** When the first of the updates after the last open one was said. */
    private Instant closedAt() {
        Instant closed = source.createdAt();
        for (StatuspageUpdate update : newestFirst) {
            if (wire(Status.class, "incident_updates.status", update.status()).isOpen()) {
                break;
            }
            closed = update.shownAt();
        }
        return closed;
    }

    /**
     * Newest first.
     *
     * @param ids the UUID of an update, by its Statuspage id
     */
    List<SourceUpdate> updates(Function<String, UUID> ids) {
        List<SourceUpdate> updates = new ArrayList<>();
        int position = newestFirst.size();
        for (StatuspageUpdate update : newestFirst) {
            BodyText body = body(update);
            updates.add(new SourceUpdate(
                    update(update, position--, ids.apply(update.id()), body.markdown()),
                    body.html(),
                    update.deliverNotifications()));
        }
        return updates;
    }

    private static BodyText body(StatuspageUpdate update) {
        String body = atMost("incident_updates.body", Objects.requireNonNullElse(update.body(), ""), LONGEST_BODY);
        BodyText text = BodyText.of(body);
        atMost("incident_updates.body", text.markdown(), Checked.LONGEST_MESSAGE);
        return text;
    }

    private Update update(StatuspageUpdate update, int position, UUID id, String message) {
        return new Update(
                id,
                update.id(),
                position,
                wire(Status.class, "incident_updates.status", update.status()),
                message,
                Map.of(),
                Visibility.PUBLIC,
                Update.Release.published(update.shownAt()),
                false,
                changes(update),
                List.of(),
                STATUSPAGE,
                update.createdAt(),
                update.createdAt().equals(update.updatedAt()) ? null : update.updatedAt());
    }

    private List<ComponentChange> changes(StatuspageUpdate update) {
        return update.affectedComponents().stream()
                .map(affected -> {
                    ComponentRow row = components.apply(affected.code());
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

    /** Those that updates mention and the incident itself does not list. */
    Set<UUID> unlisted() {
        Set<UUID> unlisted = new HashSet<>(held().keySet());
        source.components().forEach(component -> unlisted.remove(components.apply(component.id()).id));
        return unlisted;
    }

    /** Each component the incident names, in the status the newest update gives it. */
    private Map<UUID, AffectedComponent> held() {
        Map<UUID, AffectedComponent> held = new LinkedHashMap<>();
        source.components().forEach(component -> {
            UUID id = components.apply(component.id()).id;
            held.put(
                    id,
                    new AffectedComponent(
                            id, component.id(), component.name(), ComponentStatus.OPERATIONAL, List.of()));
        });
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            changes(newestFirst.get(i)).forEach(change -> held.merge(change.id(), held(change), Translation::moved));
        }
        return held;
    }

    private static AffectedComponent held(ComponentChange change) {
        return new AffectedComponent(change.id(), change.code(), change.name(), change.status(), List.of());
    }

    /** In its newest status, and called as before. */
    private static AffectedComponent moved(AffectedComponent before, AffectedComponent now) {
        return new AffectedComponent(before.id(), before.code(), before.name(), now.status(), List.of());
    }
}
