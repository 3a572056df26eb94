package io.sitrep.incident.console.incident;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.incident.catalog.news.EntryWord;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.store.CatalogEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A message to begin from.
 *
 * @param message in the page's own language; others lie in {@code body}
 */
public record TemplateChoice(String key, String name, String message, JsonNode body) {
    private static final String MESSAGE = "message";

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

    /** With the texts of the template that is to be used, unless something is typed already: it is not put over that. */
    static Form begin(Form typed, List<TemplateChoice> templates, List<String> locales) {
        boolean isEmpty =
                typed.text(MESSAGE) == null && typed.beginning(MESSAGE + ".").isEmpty();
        if (!isEmpty || !typed.has("use", "template")) {
            return typed;
        }
        Map<String, List<String>> fields = new HashMap<>(typed.fields());
        templates.stream().filter(each -> typed.has("template", each.key())).forEach(chosen -> {
            fields.put(MESSAGE, List.of(chosen.message()));
            locales.forEach(locale -> fields.put(MESSAGE + "." + locale, List.of(chosen.translated(locale))));
        });
        return new Form(fields);
    }

    /** What it says in a language; empty when it says nothing there. */
    public String translated(String locale) {
        return body.path("translations").path(locale).path("message").asText("");
    }
}
