package io.sitrep.incident.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the public may know of an incident. Built field by field, never by leaving things out of {@link IncidentView}:
 * a field added there does not become public by itself.
 */
public record PublicIncident(
        UUID id,
        String publicId,
        String ref,
        String kind,
        String title,
        String status,
        String severity,
        String impact,
        String url,
        @JsonUnwrapped ScheduleView.Window schedule,
        Instant startedAt,
        Instant createdAt,
        Instant updatedAt,
        Instant monitoringAt,
        Instant resolvedAt,
        Instant nextUpdateAt,
        String workaround,
        Knowledge cause,
        Knowledge dataImpact,
        List<ComponentView> components,
        List<String> regions,
        Map<String, IncidentView.Title> translations) {

    public static PublicIncident of(Incident incident, PageAddress page) {
        var headline = incident.headline();
        var progress = incident.progress();
        Status told = progress.publicStatus();
        return new PublicIncident(
                incident.key().id(),
                incident.key().publicId(),
                incident.key().ref(),
                incident.key().kind().wire(),
                headline.title(),
                told.wire(),
                headline.schedule() == null ? headline.severity().wire() : null,
                incident.impact().wire(),
                page.of(incident.key()),
                ScheduleView.Window.of(headline.schedule()),
                progress.startedAt(),
                progress.createdAt(),
                progress.updatedAt(),
                progress.monitoringAt(),
                told.isOpen() ? null : progress.resolvedAt(),
                progress.nextUpdateAt(),
                headline.workaround(),
                Knowledge.of(headline.cause()),
                Knowledge.of(headline.dataImpact()),
                incident.components().stream().map(ComponentView::of).toList(),
                headline.regions(),
                IncidentView.translations(headline.titles()));
    }
}
