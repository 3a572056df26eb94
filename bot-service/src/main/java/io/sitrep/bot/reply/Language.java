package io.sitrep.bot.reply;

import java.util.Locale;
import java.util.Optional;

/** A language people are answered in. */
public enum Language {
    EN,
    IT,
    FR,
    DE,
    ES;

    /** As locales and settings call it: {@code it}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    Locale locale() {
        return Locale.forLanguageTag(tag());
    }

    /** The language of a locale ({@code it-IT}, {@code es_LA}); empty when it is none of ours, or null. */
    public static Optional<Language> of(String locale) {
        if (locale == null) {
            return Optional.empty();
        }
        String spoken = locale.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        for (Language language : values()) {
            if (language.tag().equals(spoken)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
