package io.sitrep.notifier.render;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The suite's own words and the way a time is written, in a reader's language; English where a language lacks them. */
public final class Words {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final String TIME = "d MMM uuuu, HH:mm";

    private final ResourceBundle bundle;
    private final Reader reader;

    private Words(ResourceBundle bundle, Reader reader) {
        this.bundle = bundle;
        this.reader = reader;
    }

    public static Words of(Reader reader) {
        return new Words(ResourceBundle.getBundle("words", reader.locale(), NO_FALLBACK), reader);
    }

    public String get(String key) {
        return bundle.getString(key);
    }

    /** @return the word for a status or impact, or the thing itself when it is one this version does not know */
    public String named(String kind, String value) {
        try {
            return bundle.getString(kind + "." + value);
        } catch (MissingResourceException unknown) {
            return value == null ? "" : value.replace('_', ' ');
        }
    }

    /** A time on the reader's clock with the clock named: {@code 4 Mar 2026, 11:00 (Europe/Rome)}. */
    public String time(Instant instant) {
        String clock = DateTimeFormatter.ofPattern(TIME, reader.locale()).format(instant.atZone(reader.zone()));
        return clock + " (" + reader.zone().getId() + ")";
    }

    /** The language's own name for itself: {@code Italiano}. */
    public String language() {
        String name = reader.locale().getDisplayLanguage(reader.locale());
        return name.substring(0, 1).toUpperCase(reader.locale()) + name.substring(1);
    }

    public Locale locale() {
        return reader.locale();
    }
}
