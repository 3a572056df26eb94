package io.sitrep.incident.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way in which something is refused in English, and the name of our text for it: a line of {@code console/refusals.txt}, which says
 * what its places mean.
 */
final class Phrase {
    private static final String TABLE = "console/refusals.txt";
    private static final Pattern PLACE = Pattern.compile("\\{(!?)(\\d?)}");
    /** In the order in which they are tried. */
    private static final List<Phrase> ALL = read();

    private final String name;
    private final String written;
    private final Pattern english;
    private final List<MatchResult> places;

    private Phrase(String name, String written) {
        this.name = name;
        this.written = written;
        places = PLACE.matcher(written).results().toList();
        StringBuilder pattern = new StringBuilder();
        int from = 0;
        for (MatchResult place : places) {
            pattern.append(Pattern.quote(written.substring(from, place.start())))
                    .append("(.+?)");
            from = place.end();
        }
        english = Pattern.compile(pattern + Pattern.quote(written.substring(from)), Pattern.DOTALL);
    }

    /**
     * What stands in one place of an English text.
     *
     * @param place of ours into which it is put
     * @param mustBeKnown whether ours says nothing unless there are words of ours for this too
     */
    record Part(int place, String english, boolean mustBeKnown) {}

    static List<Phrase> all() {
        return ALL;
    }

    /** Of our text. */
    String name() {
        return name;
    }

    /** As it stands in the table. */
    String written() {
        return written;
    }

    boolean fits(String text) {
        return english.matcher(text).matches();
    }

    /** Of a text that {@link #fits}. */
    List<Part> parts(String text) {
        Matcher matcher = english.matcher(text);
        List<Part> parts = new ArrayList<>();
        if (!matcher.matches()) {
            return parts;
        }
        for (int i = 0; i < places.size(); i++) {
            MatchResult place = places.get(i);
            if (!place.group(2).isEmpty()) {
                parts.add(new Part(
                        Integer.parseInt(place.group(2)),
                        matcher.group(i + 1),
                        !place.group(1).isEmpty()));
            }
        }
        return parts;
    }

    private static List<Phrase> read() {
        List<Phrase> phrases = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
            String name = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(" ")) {
                    phrases.add(new Phrase(name, line.strip()));
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    name = line;
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(phrases);
    }
}
