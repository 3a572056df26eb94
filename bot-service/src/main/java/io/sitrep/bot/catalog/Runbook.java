package io.sitrep.bot.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * A checklist and what it is for. What is empty is not asked for: one that names nothing is for every incident.
 *
 * @param components any of which is affected
 * @param severities one of which it is
 * @param labels words any of which stands in the title or in a component's name
 */
public record Runbook(
        String key,
        String name,
        String description,
        List<UUID> components,
        List<String> severities,
        List<String> labels,
        List<String> checklist) {
    public Runbook {
        components = components == null ? List.of() : List.copyOf(components);
        severities = severities == null ? List.of() : List.copyOf(severities);
        labels = labels == null ? List.of() : List.copyOf(labels);
        checklist = checklist == null ? List.of() : List.copyOf(checklist);
    }

    /**
     * Whether it is for such an incident: the severity has to fit, and a component or a label.
     *
     * @param words the title and the names of the components
     */
    boolean isFor(Set<UUID> affected, String severity, List<String> words) {
        boolean fits = components.isEmpty() && labels.isEmpty()
                || components.stream().anyMatch(affected::contains)
                || labels.stream().anyMatch(label -> words.stream().anyMatch(text -> says(text, label)));
        return fits && (severities.isEmpty() || severities.contains(severity));
    }

    /** As a whole word, in any case: {@code web} is not in {@code website}. */
    private static boolean says(String text, String label) {
        String spaced = " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
        String wanted = label.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return !wanted.isEmpty() && spaced.contains(" " + wanted + " ");
    }
}
