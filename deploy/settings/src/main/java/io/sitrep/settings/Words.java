package io.sitrep.settings;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;

/** What settings mean where the code has no words of its own, or words that say too little beside other services' settings. */
final class Words {
    private final Properties words = new Properties();

    private Words() {}

    static Words read() {
        Words read = new Words();
        try (var reader = Words.class.getResourceAsStream("words.properties")) {
            read.words.load(new InputStreamReader(reader, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    /** @throws IllegalStateException where neither the code nor this says it */
    String of(String variable, String inTheCode) {
        String meaning = words.getProperty(variable, inTheCode);
        if (meaning.isEmpty()) {
            throw new IllegalStateException(variable + ": neither its Javadoc nor words.properties says what it means");
        }
        return meaning;
    }

    Set<String> variables() {
        return words.stringPropertyNames();
    }

    /** Javadoc as Markdown in one line, without its tags. */
    static String plain(String javadoc) {
        return javadoc.split("@(?:see|return|param)\\b", -1)[0]
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link #?(\\w+)[^}]*}", "$1")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .strip();
    }
}
