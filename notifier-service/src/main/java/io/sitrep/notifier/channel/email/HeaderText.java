package io.sitrep.notifier.channel.email;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text that can stand in a header: one line, no control character, and none of those that turn the writing direction. What is
 * not plain ASCII is written in encoded words (RFC 2047), and so is what only looks like one: a reader's mail program must
 * not decode what a stranger wrote.
 */
final class HeaderText {
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");
    private static final Pattern PLAIN = Pattern.compile("[ -~]*");
    private static final Pattern ATOMS = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*");
    private static final int LONGEST = 300;

    /** A word is at most 75 characters (RFC 2047, 2), twelve of which are not text; in base64 three bytes are four. */
    private static final int BYTES_A_WORD = 45;

    private HeaderText() {}

    static String of(String text) {
        String line = FORBIDDEN.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** As it is written into a header of free text. */
    static String encoded(String text) {
        String line = of(text);
        return isPlain(line) ? line : words(line);
    }

    /** As it is written before an address: quoted where it is not a plain phrase. */
    static String name(String text) {
        String line = of(text);
        if (!isPlain(line)) {
            return words(line);
        }
        return ATOMS.matcher(line).matches() ? line : '"' + line.replaceAll("([\"\\\\])", "\\\\$1") + '"';
    }

    private static boolean isPlain(String line) {
        return PLAIN.matcher(line).matches() && !line.contains("=?");
    }

    private static String words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int bytes = 0;
        for (int point : line.codePoints().toArray()) {
            int more = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + more > BYTES_A_WORD) {
                words.add(word(word));
                word.setLength(0);
                bytes = 0;
            }
            word.appendCodePoint(point);
            bytes += more;
        }
        words.add(word(word));
        return String.join("\r\n ", words);
    }

    private static String word(CharSequence text) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }
}
