package io.sitrep.notifier.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.sitrep.kit.trace.TraceContext;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a publication event says, as far as the notifier needs it: the incident's head and the one change. Fields it
 * does not know are ignored, so that the producer may add some. Shape: {@code incident-service/contract}.
 *
 * @param sequence 1, 2, 3… per incident
 * @param tell false when nobody is to be told
 * @param traceparent where it stands in a trace: not from the event's data but from its header, and kept with it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Publication(
        Long sequence,
        String origin,
        @JsonProperty("notify") Boolean tell,
        Incident incident,
        Change change,
        String traceparent) {

    /** In no trace. */
    public Publication(Long sequence, String origin, Boolean tell, Incident incident, Change change) {
        this(sequence, origin, tell, incident, change, null);
    }

    /** What led to it; null where nobody said. */
    public TraceContext trace() {
        return TraceContext.of(traceparent).orElse(null);
    }

    /** Imported history is nobody's news, whatever else the event says. */
    public boolean isToBeTold() {
        return !Boolean.FALSE.equals(tell) && !"import".equals(origin);
    }

    /** Resolved, or told how it came to be: gives way to a reopening alone. */
    public boolean isClosing() {
        return isClosing(incident.status());
    }

    static boolean isClosing(String status) {
        return "resolved".equals(status) || "postmortem".equals(status) || "completed".equals(status);
    }

    /**
     * Whom it overtakes: 1 for SEV1, the most urgent, to 4. What was announced long before, or is told afterwards, has time;
     * a severity this version does not know is in the middle.
     */
    public int lane() {
        if (isMaintenance()) {
            return 3;
        }
        if ("postmortem".equals(incident.status())) {
            return 4;
        }
        return switch (String.valueOf(incident.severity())) {
            case "SEV1" -> 1;
            case "SEV2" -> 2;
            case "SEV4" -> 4;
            default -> 3;
        };
    }

    public boolean isMaintenance() {
        return Impact.of(incident.impact()) == Impact.MAINTENANCE;
    }

    /** The components concerned: those of the incident, and those this change took out of it. */
    public Set<UUID> componentIds() {
        Set<UUID> ids = new HashSet<>();
        incident.components().forEach(component -> ids.add(component.id()));
        change.components().forEach(component -> ids.add(component.id()));
        return ids;
    }

    /** The regions concerned; empty means everywhere. */
    public Set<String> regionCodes() {
        Set<String> codes = new HashSet<>(incident.regions());
        incident.components().forEach(component -> codes.addAll(component.regions()));
        return codes;
    }

    /** The incident's head, without its updates. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Incident(
            UUID id,
            String publicId,
            String ref,
            String title,
            String status,
            String severity,
            String impact,
            String url,
            Instant scheduledFor,
            Instant scheduledUntil,
            Instant startedAt,
            Instant createdAt,
            Instant updatedAt,
            Instant resolvedAt,
            Instant nextUpdateAt,
            String workaround,
            Fact cause,
            Fact dataImpact,
            List<Component> components,
            List<String> regions,
            Map<String, Translation> translations) {
        public Incident {
            components = present(components);
            regions = present(regions);
            translations = translations == null ? Map.of() : translations;
        }
    }

    /** Something that may not be known yet: {@code state} is unknown, suspected, known, none or confirmed. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Fact(String state, String text) {}

    /** A component and how it is, also by region; in a change, also how it was. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Component(
            UUID id,
            String name,
            String oldStatus,
            String status,
            List<String> regions,
            Map<String, String> regionStatuses) {
        public Component {
            regions = present(regions);
            regionStatuses = regionStatuses == null ? Map.of() : regionStatuses;
        }

        /** Whether it does worse in one place than in another. */
        public boolean differsByRegion() {
            return new HashSet<>(regionStatuses.values()).size() > 1;
        }
    }

    /** The update itself. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Change(
            UUID id,
            String status,
            String message,
            String html,
            List<Component> components,
            List<String> regions,
            Map<String, Translation> translations,
            Instant createdAt,
            Instant publishedAt,
            Instant editedAt,
            Postmortem postmortem) {
        public Change {
            components = present(components);
            regions = present(regions);
            translations = translations == null ? Map.of() : translations;
        }
    }

    /** The whole of what the message sums up, where a postmortem is published; Markdown. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Postmortem(String body) {}

    /** Title or message in another language; either may be absent. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Translation(String title, String message, String html) {}

    private static <T> List<T> present(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
