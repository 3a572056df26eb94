package io.sitrep.bot.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * An incident whole, as the incident service has it: as much of it as the bot reads. Lists are never null.
 *
 * @param updates newest first; empty where only its head was read
 * @param version as its ETag says it; null where only a list was read
 */
public record Dossier(
        UUID id,
        String publicId,
        String ref,
        String title,
        String severity,
        String status,
        String visibility,
        Instant startedAt,
        Instant resolvedAt,
        Instant nextUpdateAt,
        String workaround,
        String commander,
        List<Duty> roles,
        List<Component> components,
        List<String> regions,
        List<Update> updates,
        Map<String, String> links,
        List<Task> tasks,
        String mergedInto,
        String version) {
    public Dossier {
        roles = orNone(roles);
        components = orNone(components);
        regions = orNone(regions);
        updates = orNone(updates);
        tasks = orNone(tasks);
        links = links == null ? Map.of() : Map.copyOf(links);
    }

    /** Who has which part in the response. */
    public record Duty(String role, String person) {}

    /** How a component does as part of it. */
    public record Component(UUID id, String name, String status) {}

    /** @param assignee null for nobody */
    public record Task(String id, String text, String assignee, boolean done) {}

    /**
     * What was said, or is about to be.
     *
     * @param author who wrote it, by name
     */
    public record Update(
            String id,
            String publicId,
            String status,
            String message,
            String visibility,
            String state,
            String author,
            Instant createdAt,
            Instant publishAt,
            Instant publishedAt,
            Long told,
            List<String> missingTranslations) {
        public Update {
            missingTranslations = orNone(missingTranslations);
        }

        public boolean isPending() {
            return List.of("draft", "awaiting_approval", "held").contains(state);
        }

        /** Whether it stays among ourselves. */
        public boolean isInternal() {
            return "internal".equals(visibility);
        }

        /** Whether it is out, and not taken back. */
        public boolean isSaid() {
            return List.of("published", "corrected").contains(state) || "stopped".equals(state) && publishedAt != null;
        }
    }

    public boolean isOpen() {
        return List.of("investigating", "identified", "monitoring").contains(status);
    }

    /** Whether it concerns nobody outside; so does what does not say. */
    public boolean isInternal() {
        return !"public".equals(visibility);
    }

    /** By its place among all of them, counted from 1: it stays the same however many are done. */
    public Optional<Task> task(int number) {
        return number < 1 ? Optional.empty() : tasks.stream().skip(number - 1L).findFirst();
    }

    Dossier read(String etag) {
        return new Dossier(
                id,
                publicId,
                ref,
                title,
                severity,
                status,
                visibility,
                startedAt,
                resolvedAt,
                nextUpdateAt,
                workaround,
                commander,
                roles,
                components,
                regions,
                updates,
                links,
                tasks,
                mergedInto,
                etag);
    }

    private static <T> List<T> orNone(List<T> some) {
        return some == null ? List.of() : some.stream().filter(Objects::nonNull).toList();
    }
}
