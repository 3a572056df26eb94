package io.sitrep.incident.console.incident;

import io.sitrep.incident.console.Form;
import java.util.Locale;

/**
 * A language of the page beside its own, in which something is to be said.
 *
 * @param tag of the language
 * @param name as whoever is at the screen calls it
 * @param title of the incident as it was typed, else as it is
 * @param message as it was typed, else as it is
 * @param was both as they are: what is not different is not said again
 */
public record Tab(String tag, String name, String title, String message, Was was) {
    /** Empty where there is nothing yet. */
    public record Was(String title, String message) {
        static final Was NOTHING = new Was("", "");
    }

    /** Of something new. */
    public static Tab of(String tag, Locale reader, Form typed) {
        return of(tag, reader, typed, Was.NOTHING);
    }

    static Tab of(String tag, Locale reader, Form typed, Was was) {
        return new Tab(
                tag,
                Locale.forLanguageTag(tag).getDisplayName(reader),
                typed.unless("title." + tag, was.title()),
                typed.unless("message." + tag, was.message()),
                was);
    }

    public boolean isMissing() {
        return message.isBlank();
    }
}
