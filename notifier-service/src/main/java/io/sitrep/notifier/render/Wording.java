package io.sitrep.notifier.render;

import java.util.Optional;

/**
 * The words of an update in the reader's language as far as it was translated, else as they were written.
 *
 * @param html the message as sanitised HTML, where the producer made one in this language
 * @param translated false when the message is not in the reader's language
 */
public record Wording(String title, String message, Optional<String> html, boolean translated) {
    /** With a sentence of ours before it. */
    Wording after(String lead) {
        return new Wording(title, lead + "\n\n" + message, html.map(text -> paragraph(lead) + text), translated);
    }

    /** Nothing but this sentence of ours, which is in the reader's language. */
    Wording replacedBy(String lead) {
        return new Wording(title, lead, Optional.of(paragraph(lead)), true);
    }

    /** Our own words have nothing in them that HTML would read. */
    private static String paragraph(String lead) {
        return "<p>" + lead + "</p>\n";
    }
}
