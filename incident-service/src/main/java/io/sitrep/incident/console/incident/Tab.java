package io.sitrep.incident.console.incident;

import java.util.Locale;

/**
 * A language of the page beside its own, in which something is to be said.
 *
 * @param tag of the language
 * @param name as whoever is at the screen calls it
 * @param title of the incident as it was typed, else as it is
 * @param message as it was typed
 */
public record Tab(String tag, String name, String title, String message) {
    static Tab of(String tag, Locale reader, String title, String message) {
        String name = Locale.forLanguageTag(tag).getDisplayName(reader);
        return new Tab(tag, name, title, message);
    }

    public boolean isMissing() {
        return message.isBlank();
    }
}
