package io.sitrep.incident.api;

import io.sitrep.incident.domain.PlainText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Title and message in another language, either may be left out. */
public record TranslationBody(String title, String message) {

    static Map<String, String> titles(Map<String, TranslationBody> bodies, List<String> locales, Checks checks) {
        Map<String, String> titles = new LinkedHashMap<>();
        each(bodies, locales, checks, (locale, body) -> {
            String title = checks.optionalText(field(locale, "title"), PlainText.line(body.title), Limits.TITLE);
            if (title != null) {
                titles.put(locale, title);
            }
        });
        return titles;
    }

    static Map<String, String> messages(Map<String, TranslationBody> bodies, List<String> locales, Checks checks) {
        Map<String, String> messages = new LinkedHashMap<>();
        each(bodies, locales, checks, (locale, body) -> {
            String message = checks.optionalText(field(locale, "message"), body.message, Limits.MESSAGE);
            if (message != null) {
                messages.put(locale, message);
            }
        });
        return messages;
    }

    private static void each(
            Map<String, TranslationBody> bodies,
            List<String> locales,
            Checks checks,
            java.util.function.BiConsumer<String, TranslationBody> reader) {
        if (bodies == null) {
            return;
        }
        bodies.forEach((locale, body) -> {
            if (!locales.contains(locale)) {
                checks.refuse("translations." + locale, "is not a locale that is spoken here");
            } else if (body != null) {
                reader.accept(locale, body);
            }
        });
    }

    private static String field(String locale, String name) {
        return "translations." + locale + "." + name;
    }
}
