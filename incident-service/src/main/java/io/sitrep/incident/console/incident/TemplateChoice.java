package io.sitrep.incident.console.incident;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.incident.catalog.news.EntryWord;
import io.sitrep.incident.store.CatalogEntry;
import java.util.List;

/**
 * A message to begin from.
 *
 * @param message in the page's own language; others lie in {@code body}
 */
public record TemplateChoice(String key, String name, String message, JsonNode body) {
    /** Those that are for people; how readers are told by the notifier is none of them. */
    static List<TemplateChoice> among(List<CatalogEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.kind().equals("template"))
                .map(entry -> new TemplateChoice(
                        entry.key(),
                        EntryWord.name(entry),
                        EntryWord.body(entry).path("message").asText(""),
                        EntryWord.body(entry)))
                .filter(template -> !template.body.has("purpose") && !template.message.isEmpty())
                .toList();
    }

    /** What it says in a language; empty when it says nothing there. */
    String in(String locale) {
        return body.path("translations").path(locale).path("message").asText("");
    }
}
