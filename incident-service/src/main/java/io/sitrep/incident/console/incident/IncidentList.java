package io.sitrep.incident.console.incident;

import io.sitrep.incident.console.Screen;
import io.sitrep.incident.view.IncidentView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Incidents, newest first.
 *
 * @param filters what the address asked for, by name; empty where it asked for nothing
 * @param next what to ask with for older ones, or null
 */
public record IncidentList(
        Screen screen,
        List<IncidentView> incidents,
        Map<String, String> filters,
        String next,
        List<String> components,
        List<String> regions) {

    public List<String> statuses() {
        return List.of("investigating", "identified", "monitoring", "resolved", "postmortem");
    }

    public List<String> severities() {
        return List.of("SEV1", "SEV2", "SEV3", "SEV4");
    }

    /** Whether whoever is here has everything before them. */
    public boolean isBeginning() {
        return screen.isAdmin() && components.isEmpty();
    }

    public String filter(String name) {
        return filters.getOrDefault(name, "");
    }

    public String older() {
        return filters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "/console/incidents?", "&cursor=" + next));
    }
}
