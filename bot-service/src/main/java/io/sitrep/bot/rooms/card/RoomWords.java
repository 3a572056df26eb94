package io.sitrep.bot.rooms.card;

import io.sitrep.bot.Settings;
import jakarta.inject.Singleton;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of what everybody in a room reads, in the language of {@code SITREP_DEFAULT_LOCALE}, and of what single people
 * are written in their own; English where there are none.
 */
@Singleton
public class RoomWords {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Words usual;
    private final Map<String, Words> languages = new ConcurrentHashMap<>();

    RoomWords(Settings settings) {
        this.usual = Words.in(settings.defaultLocale());
    }

    public Words usual() {
        return usual;
    }

    /** @param language a tag, or null for the usual one */
    public Words in(String language) {
        return language == null ? usual : languages.computeIfAbsent(language, Words::in);
    }

    /** The words of one language. */
    public static final class Words {
        private final ResourceBundle bundle;
        private final Locale locale;

        private Words(Locale locale) {
            this.locale = locale;
            this.bundle = ResourceBundle.getBundle("rooms.words", locale, NO_FALLBACK);
        }

        public static Words in(String language) {
            return new Words(Locale.forLanguageTag(language));
        }

        /** @param values in the places {0}, {1}, … */
        public String of(String key, Object... values) {
            return new MessageFormat(bundle.getString(key), locale).format(values);
        }

        /** The word for a status, or the thing itself when it is one this version does not know. */
        public String named(String kind, String value) {
            try {
                return bundle.getString(kind + "." + value);
            } catch (MissingResourceException unknown) {
                return value == null ? "" : value.replace('_', ' ');
            }
        }

        /** To the minute. */
        public String lasting(Duration duration) {
            return duration.toHours() == 0
                    ? of("lasting.minutes", duration.toMinutes())
                    : of("lasting.hours", duration.toHours(), duration.toMinutesPart());
        }
    }
}
