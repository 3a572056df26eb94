package io.sitrep.incident.console;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * What the console itself says, in one language: a line of {@code console/words_<language>.properties} for each text, in which
 * {@code {0}} stands for what is put there. Statuses and the like are in the page's own words. A name without a text is a
 * mistake of ours, which a test finds.
 */
public final class ConsoleWords {
    /** In the order in which they are offered. */
    public static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.ITALIAN, Locale.FRENCH, Locale.GERMAN, Locale.forLanguageTag("es"));

    private static final Map<Locale, ConsoleWords> ALL = new HashMap<>();

    static {
        LANGUAGES.forEach(locale -> ALL.put(locale, new ConsoleWords(read(locale))));
    }

    private final Map<String, String> texts;

    private ConsoleWords(Map<String, String> texts) {
        this.texts = texts;
    }

    /** @param locale one of {@link #LANGUAGES} */
    public static ConsoleWords in(Locale locale) {
        return ALL.get(locale);
    }

    static boolean isKnown(String key) {
        return ALL.get(Locale.ENGLISH).texts.containsKey(key);
    }

    public String say(String key, Object... about) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("The console has no text " + key);
        }
        for (int i = 0; i < about.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(about[i]));
        }
        return text;
    }

    private static Map<String, String> read(Locale locale) {
        String file = "console/words_" + locale.getLanguage() + ".properties";
        Properties lines = new Properties();
        try (Reader text = new InputStreamReader(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(file), StandardCharsets.UTF_8)) {
            lines.load(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> texts = new HashMap<>();
        lines.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        return texts;
    }
}
