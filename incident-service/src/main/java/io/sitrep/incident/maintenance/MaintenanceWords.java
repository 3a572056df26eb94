package io.sitrep.incident.maintenance;

import io.sitrep.incident.Settings;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Status;
import jakarta.inject.Singleton;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Function;

/** What the house itself says of a maintenance, in the languages of the page. Another language is one file. */
@Singleton
class MaintenanceWords {
    private static final String FILE = "io.sitrep.incident.maintenance.words";
    private static final Control NO_OTHER_LANGUAGE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final String defaultLocale;
    private final List<String> locales;

    MaintenanceWords(Settings settings) {
        this.defaultLocale = settings.defaultLocale();
        this.locales = settings.locales();
    }

    /**
     * One text.
     *
     * @param message in the default language
     * @param messages in the others of the page for which there are words, by locale
     */
    record Text(String message, Map<String, String> messages) {}

    Text reached(Status status) {
        return text(status == Status.COMPLETED ? "completed" : "begun", locale -> "");
    }

    Text planned() {
        return text("planned", locale -> "");
    }

    Text escalated() {
        return text("escalated", locale -> "");
    }

    Text reminder(Incident maintenance) {
        var headline = maintenance.headline();
        return text("reminder", locale -> headline.titles().getOrDefault(locale, headline.title()));
    }

    private Text text(String key, Function<String, String> title) {
        Map<String, String> messages = new LinkedHashMap<>();
        for (String locale : locales) {
            ResourceBundle words = words(locale);
            boolean spoken = words.getLocale()
                    .getLanguage()
                    .equals(Locale.forLanguageTag(locale).getLanguage());
            if (!locale.equals(defaultLocale) && spoken) {
                messages.put(locale, say(words, key, title.apply(locale)));
            }
        }
        return new Text(say(words(defaultLocale), key, title.apply(defaultLocale)), messages);
    }

    private static ResourceBundle words(String locale) {
        return ResourceBundle.getBundle(FILE, Locale.forLanguageTag(locale), NO_OTHER_LANGUAGE);
    }

    private static String say(ResourceBundle words, String key, String title) {
        return new MessageFormat(words.getString(key).replace("'", "''"), Locale.ROOT).format(new Object[] {title});
    }
}
