package io.sitrep.incident.store;

import io.sitrep.incident.domain.Actor;
import io.sitrep.incident.domain.AffectedComponent;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Headline;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.IncidentKey;
import io.sitrep.incident.domain.Origin;
import io.sitrep.incident.domain.Progress;
import io.sitrep.incident.domain.Revision;
import io.sitrep.incident.domain.Severity;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.domain.Update;
import io.sitrep.incident.domain.UpdateState;
import io.sitrep.incident.domain.Visibility;
import io.sitrep.incident.domain.Wire;
import java.util.List;
import java.util.UUID;

/** Between rows and the domain's words, both ways. */
final class Rows {
    private Rows() {}

    static Incident incident(IncidentRow row, List<AffectedRow> components, int updates) {
        return new Incident(
                new IncidentKey(row.id, row.publicId, row.number),
                new Headline(
                        row.title,
                        JsonText.texts(row.translations),
                        Wire.parse(Severity.class, row.severity),
                        Wire.parse(Visibility.class, row.visibility),
                        List.of(row.regions),
                        row.workaround,
                        row.commander),
                progress(row),
                components.stream().map(Rows::affected).toList(),
                updates,
                Wire.parse(Origin.class, row.origin),
                new Revision(row.version, row.factSequence, row.publicationSequence));
    }

    static void copy(Incident incident, IncidentRow row) {
        Headline headline = incident.headline();
        row.id = incident.key().id();
        row.publicId = incident.key().publicId();
        row.number = incident.key().number();
        row.title = headline.title();
        row.translations = JsonText.write(headline.titles());
        row.severity = headline.severity().wire();
        row.visibility = headline.visibility().wire();
        row.regions = headline.regions().toArray(String[]::new);
        row.workaround = headline.workaround();
        row.commander = headline.commander();
        row.origin = incident.origin().wire();
        row.version = incident.revision().version();
        row.factSequence = incident.revision().facts();
        row.publicationSequence = incident.revision().publications();
        copy(incident.progress(), row);
    }

    static AffectedRow affected(UUID incident, AffectedComponent component, int position) {
        AffectedRow row = new AffectedRow();
        row.incidentId = incident;
        row.componentId = component.id();
        row.code = component.code();
        row.name = component.name();
        row.status = component.status().wire();
        row.position = position;
        return row;
    }

    static UpdateRow update(UUID incident, Update update) {
        UpdateRow row = new UpdateRow();
        row.id = update.id();
        row.publicId = update.publicId();
        row.incidentId = incident;
        row.position = update.position();
        row.status = update.status().wire();
        row.message = update.message();
        row.visibility = update.visibility().wire();
        row.state = update.state().wire();
        row.notify = update.notifies();
        row.components = JsonText.write(update.components());
        row.regions = update.regions().toArray(String[]::new);
        row.translations = JsonText.write(update.messages());
        row.authorId = update.author().id();
        row.author = update.author().name();
        row.origin = update.author().origin().wire();
        row.createdAt = update.createdAt();
        row.publishedAt = update.publishedAt();
        row.editedAt = update.editedAt();
        return row;
    }

    static Update update(UpdateRow row) {
        return new Update(
                row.id,
                row.publicId,
                row.position,
                Wire.parse(Status.class, row.status),
                row.message,
                JsonText.texts(row.translations),
                Wire.parse(Visibility.class, row.visibility),
                Wire.parse(UpdateState.class, row.state),
                row.notify,
                JsonText.changes(row.components),
                List.of(row.regions),
                new Actor(row.authorId, row.author, Wire.parse(Origin.class, row.origin)),
                row.createdAt,
                row.publishedAt,
                row.editedAt);
    }

    private static AffectedComponent affected(AffectedRow row) {
        return new AffectedComponent(
                row.componentId, row.code, row.name, Wire.parse(ComponentStatus.class, row.status));
    }

    private static Progress progress(IncidentRow row) {
        return new Progress(
                Wire.parse(Status.class, row.status),
                row.publicStatus == null ? null : Wire.parse(Status.class, row.publicStatus),
                row.startedAt,
                row.createdAt,
                row.updatedAt,
                row.monitoringAt,
                row.resolvedAt,
                row.nextUpdateAt);
    }

    private static void copy(Progress progress, IncidentRow row) {
        row.status = progress.status().wire();
        row.publicStatus =
                progress.publicStatus() == null ? null : progress.publicStatus().wire();
        row.startedAt = progress.startedAt();
        row.createdAt = progress.createdAt();
        row.updatedAt = progress.updatedAt();
        row.monitoringAt = progress.monitoringAt();
        row.resolvedAt = progress.resolvedAt();
        row.nextUpdateAt = progress.nextUpdateAt();
    }
}
