package io.sitrep.bot.reply;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks one language. What has no words in it yet is said in English. */
public final class Tongue {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Map<Language, Properties> WORDS = words();

    private final Language language;

    private Tongue(Language language) {
        this.language = language;
    }

    public static Tongue of(Language language) {
        return new Tongue(language);
    }

    public Language language() {
        return language;
    }

    /** @param parts as those of a {@link Phrase} */
    public String say(String key, Object... parts) {
        return say(Phrase.of(key, parts));
    }

    public String say(Phrase phrase) {
        Matcher place = PLACE.matcher(pattern(phrase.key()));
        StringBuilder said = new StringBuilder();
        while (place.find()) {
            Object part = phrase.parts().get(Integer.parseInt(place.group(1)));
            place.appendReplacement(said, Matcher.quoteReplacement(part(part)));
        }
        return place.appendTail(said).toString();
    }

    /** As {@code key.one} or {@code key.many}, with the number first among its parts. */
    public String count(String key, long number, Object... more) {
        Object[] parts = new Object[more.length + 1];
        parts[0] = number;
        System.arraycopy(more, 0, parts, 1, more.length);
        return say(key + (number == 1 ? ".one" : ".many"), parts);
    }

    /** The word for one of a few things the suite knows ({@code status.monitoring}); the thing itself when there is none. */
    public String word(String kind, String thing) {
        String key = kind + "." + thing;
        return knows(key) ? say(key) : thing;
    }

    /** Whether there are words for this. */
    public boolean knows(String key) {
        return WORDS.get(Language.EN).containsKey(key);
    }

    private String part(Object part) {
        if (part instanceof Phrase phrase) {
            return say(phrase);
        }
        return part instanceof Number number
                ? NumberFormat.getIntegerInstance(language.locale()).format(number.longValue())
                : part.toString();
    }

    private String pattern(String key) {
        String english = WORDS.get(Language.EN).getProperty(key);
        if (english == null) {
            throw new IllegalStateException("There are no words for " + key);
        }
        return WORDS.get(language).getProperty(key, english);
    }

    /** All that can be said in a language. */
    static Set<String> keys(Language language) {
        return WORDS.get(language).stringPropertyNames();
    }

    static String raw(Language language, String key) {
        return WORDS.get(language).getProperty(key);
    }

    private static Map<Language, Properties> words() {
        Map<Language, Properties> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            words.put(language, read(language));
        }
        return words;
    }

    private static Properties read(Language language) {
        Properties words = new Properties();
        String file = "words_" + language.tag() + ".properties";
        try (Reader reader = new InputStreamReader(Tongue.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return words;
    }
}
