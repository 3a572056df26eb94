package io.sitrep.incident.page.feed;

import java.util.regex.Pattern;

/** What people wrote, without the characters that a format does not take or that deceive its reader. */
final class PlainText {
    /** What XML 1.0 has no way to write (section 2.2), and halves of a character. */
    private static final Pattern ILLEGAL =
            Pattern.compile("[^\\t\\n\\x20-\\x7E\\x85\\u00A0-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    /** Characters that reorder the text around them, as in {@link io.sitrep.incident.view.MessageHtml}. */
    private static final Pattern BIDI_CONTROLS = Pattern.compile("[\\u061C\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private PlainText() {}

    /** Lines stay lines. */
    static String lines(String text) {
        return BIDI_CONTROLS.matcher(ILLEGAL.matcher(text).replaceAll("")).replaceAll("");
    }

    /** One line, whatever it was. */
    static String line(String text) {
        return SPACE.matcher(lines(text)).replaceAll(" ").strip();
    }

    /** One line of so many characters at most. */
    static String line(String text, int most) {
        String line = line(text);
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)).strip() + "…";
    }
}
