package io.sitrep.incident.console;

import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.domain.Wire;
import io.sitrep.incident.page.html.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the API refuses with, in the reader's language where there are words for it ({@link Phrase}): its own texts are English. What
 * stands in one of them, such as a number or a name, stands in the other. Statuses are said in the page's words.
 */
public final class Refusals {
    /** What is longer was typed by somebody, for the most part. */
    private static final int LONGEST = 2_000;

    /** A text in a text in a text: no refusal holds more of them. */
    private static final int DEEPEST = 3;

    private final ConsoleWords own;
    private final Words page;

    private Refusals(ConsoleWords own, Words page) {
        this.own = own;
        this.page = page;
    }

    /** What is said, in which language. */
    public record Text(String text, String lang) {}

    /** As the API says it to who reads English, and where there are no words of ours. */
    static Text told(String english, Locale reader, Words page) {
        Optional<String> own = reader.getLanguage().equals("en") || english.length() > LONGEST
                ? Optional.empty()
                : new Refusals(ConsoleWords.in(reader), page).said(english, 0);
        return own.map(text -> new Text(text, reader.getLanguage())).orElseGet(() -> new Text(english, "en"));
    }

    /** Empty where there are no words for it. */
    private Optional<String> said(String english, int depth) {
        return Phrase.all().stream()
                .filter(phrase -> phrase.fits(english))
                .flatMap(phrase -> said(phrase, phrase.parts(english), depth).stream())
                .findFirst();
    }

    private Optional<String> said(Phrase phrase, List<Phrase.Part> parts, int depth) {
        List<Object> about = new ArrayList<>(Collections.nCopies(parts.size(), ""));
        for (Phrase.Part part : parts) {
            Optional<String> ours = word(part.english(), depth);
            if (ours.isEmpty() && part.mustBeKnown()) {
                return Optional.empty();
            }
            about.set(part.place(), ours.orElse(part.english()));
        }
        return Optional.of(own.say(phrase.name(), about.toArray()));
    }

    private Optional<String> word(String text, int depth) {
        return Wire.read(Status.class, text)
                .map(page::status)
                .or(() -> Wire.read(ComponentStatus.class, text).map(page::component))
                .or(() -> Stream.of("state_", "delivery_")
                        .map(kind -> kind + text)
                        .filter(ConsoleWords::isKnown)
                        .findFirst()
                        .map(own::say))
                .or(() -> depth < DEEPEST ? said(text, depth + 1) : Optional.empty());
    }
}
