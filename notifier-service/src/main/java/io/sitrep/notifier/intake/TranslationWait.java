package io.sitrep.notifier.intake;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.Locale;

/**
 * How long readers of a language wait for an update in it, at most: {@code it=PT2M}.
 *
 * @param locale a language, or one as it is written somewhere: {@code pt-BR}
 */
public record TranslationWait(String locale, Duration longest) {
    private static final DurationConverter DURATIONS = new DurationConverter();

    /** @throws IllegalArgumentException when it is not of that form, or not longer than nothing */
    public static TranslationWait of(String text) {
        String[] sides = text.strip().split("=", -1);
        String tag = Locale.forLanguageTag(sides[0].strip()).toLanguageTag();
        if (sides.length != 2 || "und".equals(tag)) {
            throw wrong();
        }
        Duration longest = DURATIONS.convert(sides[1].strip());
        if (longest == null || longest.toSeconds() < 1) {
            throw wrong();
        }
        return new TranslationWait(tag, longest);
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("wants languages with a time, such as it=PT2M,fr=PT5M");
    }
}
