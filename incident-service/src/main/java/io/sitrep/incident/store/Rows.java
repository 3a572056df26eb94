package io.sitrep.incident.store;

import io.sitrep.incident.domain.AffectedComponent;
import io.sitrep.incident.domain.Cause;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.DataImpact;
import io.sitrep.incident.domain.Headline;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.IncidentKey;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.domain.Origin;
import io.sitrep.incident.domain.Progress;
import io.sitrep.incident.domain.Promises;
import io.sitrep.incident.domain.Response;
import io.sitrep.incident.domain.Revision;
import io.sitrep.incident.domain.Severity;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.domain.Visibility;
import io.sitrep.incident.domain.Wire;
import java.util.List;
import java.util.UUID;

/** Between rows and the domain's words, both ways. */
final class Rows {
    private Rows() {}

    static Incident incident(IncidentRow row, List<AffectedRow> components) {
        return new Incident(
                new IncidentKey(Wire.parse(Kind.class, row.kind), row.id, row.publicId, row.number),
                headline(row),
                progress(row),
                new Response(
                        row.acknowledgedAt,
                        JsonText.roles(row.roles),
                        JsonText.tasks(row.tasks),
                        JsonText.links(row.links),
                        row.mergedInto,
                        JsonText.proposals(row.proposals)),
                components.stream().map(Rows::affected).toList(),
                row.updateCount,
                Wire.parse(Origin.class, row.origin),
                new Revision(row.version, row.factSequence, row.publicationSequence));
    }

    static void copy(Incident incident, IncidentRow row) {
        row.id = incident.key().id();
        row.publicId = incident.key().publicId();
        row.kind = incident.key().kind().wire();
        row.number = incident.key().number();
        row.origin = incident.origin().wire();
        row.updateCount = incident.updates();
        row.version = incident.revision().version();
        row.factSequence = incident.revision().facts();
        row.publicationSequence = incident.revision().publications();
        copy(incident.headline(), row);
        copy(incident.progress(), row);
        copy(incident.response(), row);
    }

    static AffectedRow affected(UUID incident, AffectedComponent component, int position) {
        AffectedRow row = new AffectedRow();
        row.incidentId = incident;
        row.componentId = component.id();
        row.code = component.code();
        row.name = component.name();
        row.status = component.status().wire();
        row.position = position;
        row.regions = component.regions().toArray(String[]::new);
        row.regionStatuses = JsonText.write(component.statusByRegion());
        return row;
    }

    private static AffectedComponent affected(AffectedRow row) {
        return new AffectedComponent(
                row.componentId,
                row.code,
                row.name,
                Wire.parse(ComponentStatus.class, row.status),
                JsonText.statusByRegion(row.regionStatuses));
    }

    private static Headline headline(IncidentRow row) {
        return new Headline(
                row.title,
                JsonText.texts(row.translations),
                Wire.parse(Severity.class, row.severity),
                Wire.parse(Visibility.class, row.visibility),
                List.of(row.regions),
                row.workaround,
                new Cause(Wire.parse(Cause.State.class, row.cause), row.causeText),
                new DataImpact(Wire.parse(DataImpact.State.class, row.dataImpact), row.dataImpactText),
                ScheduleColumns.read(row));
    }

    private static void copy(Headline headline, IncidentRow row) {
        row.title = headline.title();
        row.translations = JsonText.write(headline.titles());
        row.severity = headline.severity().wire();
        row.visibility = headline.visibility().wire();
        row.regions = headline.regions().toArray(String[]::new);
        row.workaround = headline.workaround();
        row.cause = headline.cause().state().wire();
        row.causeText = headline.cause().text();
        row.dataImpact = headline.dataImpact().state().wire();
        row.dataImpactText = headline.dataImpact().text();
        ScheduleColumns.write(headline.schedule(), row);
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
                new Promises(row.nextUpdateAt, row.nextUpdateOverdue, row.promisesKept, row.promisesBroken));
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
        row.nextUpdateAt = progress.promises().dueAt();
        row.nextUpdateOverdue = progress.promises().overdue();
        row.promisesKept = progress.promises().kept();
        row.promisesBroken = progress.promises().broken();
    }

    private static void copy(Response response, IncidentRow row) {
        row.acknowledgedAt = response.acknowledgedAt();
        row.mergedInto = response.mergedInto();
        row.roles = JsonText.write(response.roles());
        row.tasks = JsonText.write(response.tasks());
        row.links = JsonText.write(response.links());
        row.proposals = JsonText.write(response.proposals());
    }
}
