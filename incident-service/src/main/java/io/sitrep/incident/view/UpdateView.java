package io.sitrep.incident.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sitrep.incident.domain.Update;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An update as responders and our own services read it.
 *
 * @param missingTranslations locales of the page in which its message or the incident's title is missing; null where
 *     nobody asked
 */
public record UpdateView(
        UUID id,
        String publicId,
        String status,
        String message,
        String html,
        String visibility,
        String state,
        List<ComponentChangeView> components,
        List<String> regions,
        Map<String, Text> translations,
        Instant createdAt,
        Instant publishAt,
        Instant publishedAt,
        String author,
        String origin,
        Instant editedAt,
        String approvedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<String> missingTranslations) {

    /** The message in another language. */
    public record Text(String message) {}

    public static UpdateView of(Update update) {
        return new UpdateView(
                update.id(),
                update.publicId(),
                update.status().wire(),
                update.message(),
                MessageHtml.of(update.message()),
                update.visibility().wire(),
                update.state().wire(),
                update.components().stream().map(ComponentChangeView::of).toList(),
                update.regions(),
                translations(update),
                update.createdAt(),
                update.release().publishAt(),
                update.publishedAt(),
                update.author().name(),
                update.author().origin().wire(),
                update.editedAt(),
                update.release().approvedBy(),
                null);
    }

    /** The same, with the locales in which it is still to be said. */
    public UpdateView lacking(List<String> locales) {
        return new UpdateView(
                id,
                publicId,
                status,
                message,
                html,
                visibility,
                state,
                components,
                regions,
                translations,
                createdAt,
                publishAt,
                publishedAt,
                author,
                origin,
                editedAt,
                approvedBy,
                locales);
    }

    static Map<String, Text> translations(Update update) {
        return update.messages().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, text -> new Text(text.getValue()), (a, b) -> a, TreeMap::new));
    }
}
