package io.sitrep.notifier.channel.email;

import java.util.regex.Pattern;

/** Text that can stand in a header: one line, no control character, and none of those that turn the writing direction. */
final class HeaderText {
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");
    private static final int LONGEST = 300;

    private HeaderText() {}

    static String of(String text) {
        String line = FORBIDDEN.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
