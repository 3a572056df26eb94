package io.sitrep.bot.command;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is said to the public, in the page's own language and in others.
 *
 * @param messages by locale, without the page's own
 * @param titles likewise; empty where the title is said in one language alone
 */
public record Wording(String message, Map<String, String> messages, Map<String, String> titles) {
    /** The part of a body that says it; a translation of the title alone is one too. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("message", message);
        Map<String, Map<String, String>> translations = new LinkedHashMap<>();
        messages.forEach((locale, text) -> of(translations, locale).put("message", text));
        titles.forEach((locale, text) -> of(translations, locale).put("title", text));
        if (!translations.isEmpty()) {
            body.put("translations", translations);
        }
        return body;
    }

    /** The same, with one more thing said. */
    public Map<String, Object> body(String field, String value) {
        Map<String, Object> body = body();
        body.put(field, value);
        return body;
    }

    private static Map<String, String> of(Map<String, Map<String, String>> translations, String locale) {
        return translations.computeIfAbsent(locale, first -> new LinkedHashMap<>());
    }
}
