package io.sitrep.incident.view;

import io.sitrep.incident.domain.Update;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** An update as responders and our own services read it. */
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
        Instant publishedAt,
        String author,
        String origin,
        Instant editedAt) {

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
                update.publishedAt(),
                update.author().name(),
                update.author().origin().wire(),
                update.editedAt());
    }

    static Map<String, Text> translations(Update update) {
        return update.messages().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, text -> new Text(text.getValue()), (a, b) -> a, TreeMap::new));
    }
}
