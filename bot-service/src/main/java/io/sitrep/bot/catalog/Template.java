package io.sitrep.bot.catalog;

import java.util.Map;

/**
 * Words to begin an update from.
 *
 * @param purpose {@code notification}: not for updates; else null
 * @param status which it is for; null for any
 * @param firstUpdate whether a declaration without a message says it
 * @param title null when it has none
 * @param message with placeholders: {@code {{title}}, {{components}}, {{regions}}}
 * @param translations by locale
 */
public record Template(
        String key,
        String purpose,
        String status,
        boolean firstUpdate,
        String title,
        String message,
        Map<String, Words> translations) {
    public Template {
        translations = translations == null ? Map.of() : Map.copyOf(translations);
    }

    /** The same in another language; what is not translated is null. */
    public record Words(String title, String message) {}

    boolean isForUpdates() {
        return purpose == null && message != null;
    }
}
