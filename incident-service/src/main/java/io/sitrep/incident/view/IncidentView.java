package io.sitrep.incident.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An incident as responders and our own services read it: everything, internal things too. Events carry it without its
 * updates, which then are absent from the JSON.
 */
public record IncidentView(
        UUID id,
        String publicId,
        String ref,
        String kind,
        String title,
        String status,
        String severity,
        String impact,
        String visibility,
        String origin,
        String url,
        @JsonUnwrapped ScheduleView schedule,
        Instant startedAt,
        Instant createdAt,
        Instant updatedAt,
        Instant acknowledgedAt,
        Instant resolvedAt,
        Instant nextUpdateAt,
        String workaround,
        Knowledge cause,
        Knowledge dataImpact,
        String commander,
        List<RoleView> roles,
        List<ComponentView> components,
        List<String> regions,
        Map<String, Title> translations,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<UpdateView> updates,
        Map<String, String> links,
        List<TaskView> tasks,
        String mergedInto,
        PromisesView promises,
        List<ProposalView> proposedComponents,
        boolean drill) {

    /** The title in another language. */
    public record Title(String title) {}

    /** @param page what addresses of the public page start with */
    public static IncidentView head(Incident incident, PageAddress page) {
        return of(incident, null, page);
    }

    public static IncidentView whole(Incident incident, List<UpdateView> updates, PageAddress page) {
        return of(incident, updates, page);
    }

    private static IncidentView of(Incident incident, List<UpdateView> updates, PageAddress page) {
        var headline = incident.headline();
        var progress = incident.progress();
        return new IncidentView(
                incident.key().id(),
                incident.key().publicId(),
                incident.key().ref(),
                incident.key().kind().wire(),
                headline.title(),
                progress.status().wire(),
                headline.schedule() == null ? headline.severity().wire() : null,
                incident.impact().wire(),
                headline.visibility().wire(),
                incident.origin().wire(),
                page.of(incident.key()),
                ScheduleView.of(headline.schedule()),
                progress.startedAt(),
                progress.createdAt(),
                progress.updatedAt(),
                incident.response().acknowledgedAt(),
                progress.resolvedAt(),
                progress.nextUpdateAt(),
                headline.workaround(),
                Knowledge.of(headline.cause()),
                Knowledge.of(headline.dataImpact()),
                incident.response().commander(),
                RoleView.all(incident.response()),
                incident.components().stream().map(ComponentView::of).toList(),
                headline.regions(),
                translations(headline.titles()),
                updates,
                links(incident.response()),
                incident.response().tasks().stream().map(TaskView::of).toList(),
                incident.response().mergedInto(),
                PromisesView.of(progress.promises()),
                incident.response().proposals().stream().map(ProposalView::of).toList(),
                false);
    }

    private static Map<String, String> links(Response response) {
        Map<String, String> links = new LinkedHashMap<>();
        response.links().forEach((rel, link) -> links.put(rel, link.url().toString()));
        return links;
    }

    static Map<String, Title> translations(Map<String, String> titles) {
        return titles.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, text -> new Title(text.getValue()), (a, b) -> a, TreeMap::new));
    }
}
