package io.sitrep.notifier.render;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** For whom something is rendered: language and clock. */
public record Reader(Locale locale, ZoneId zone) {
    public static Reader of(String languageTag, String zone) {
        return new Reader(Locale.forLanguageTag(languageTag), ZoneId.of(zone));
    }

    /** The same reader for what shows no time of day. */
    public Reader inAnyZone() {
        return new Reader(locale, ZoneOffset.UTC);
    }
}
