package io.sitrep.incident.console.incident;

import io.sitrep.incident.api.TranslationBody;
import io.sitrep.incident.console.Form;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What was typed in the languages beside the page's own, as the API takes it. */
public final class TypedTexts {
    private static final String MESSAGE = "message.";
    private static final String TITLE = "title.";
    private static final String STILL_RIGHT = "right.";

    private TypedTexts() {}

    /** By language, those that are not as they were seen or are said to be right as they are; null when there is none. */
    public static Map<String, TranslationBody> of(Form form) {
        Map<String, String> titles = different(form, TITLE);
        Map<String, String> messages = different(form, MESSAGE);
        Set<String> locales = new TreeSet<>(titles.keySet());
        locales.addAll(messages.keySet());
        Map<String, TranslationBody> all = new LinkedHashMap<>();
        locales.forEach(locale -> all.put(locale, new TranslationBody(titles.get(locale), messages.get(locale))));
        return all.isEmpty() ? null : all;
    }

    private static Map<String, String> different(Form form, String prefix) {
        Map<String, String> typed = form.beginning(prefix);
        typed.keySet().removeIf(tag -> form.isSame(prefix + tag) && !form.has(STILL_RIGHT + tag, "true"));
        return typed;
    }
}
