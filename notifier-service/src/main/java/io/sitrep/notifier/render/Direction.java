package io.sitrep.notifier.render;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which way a text is written. Where both ways meet in one line, what runs the other way is isolated, so that neither turns the
 * other's numbers, points and links around. Source: Unicode's annex 9, 6.3.
 */
public final class Direction {
    private static final char ISOLATE = '\u2068';
    private static final char END = '\u2069';

    /** What turns or nests whole runs: in a stranger's words it makes a text read as what it is not. */
    private static final Pattern TURNING = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private Direction() {}

    /** As HTML's {@code dir} has it: by the first character that has one; left to right where none has. */
    public static String of(String text) {
        return text.codePoints().filter(Direction::isStrong).limit(1).anyMatch(Direction::isRightToLeft)
                ? "rtl"
                : "ltr";
    }

    /** The direction in which a language is written. */
    public static String of(Locale locale) {
        return of(locale.getDisplayLanguage(locale));
    }

    /** Whether anything in it is written right to left. */
    public static boolean isTurned(String text) {
        return text.codePoints().anyMatch(Direction::isRightToLeft);
    }

    /** Isolated where something in it is written right to left, else as it is. */
    public static String isolated(String text) {
        return isTurned(text) ? ISOLATE + text + END : text;
    }

    /** A link within words that are written right to left. With a blank behind it: else the sign would be read as part of it. */
    public static String isolatedLink(String link) {
        return ISOLATE + link + " " + END;
    }

    /** With an end to each isolate that was cut off before its own: else it would go on over all that follows. */
    public static String closed(String cut) {
        int open = 0;
        for (int i = 0; i < cut.length(); i++) {
            char sign = cut.charAt(i);
            open += sign == ISOLATE ? 1 : sign == END && open > 0 ? -1 : 0;
        }
        return cut + String.valueOf(END).repeat(open);
    }

    /** Without the signs that turn what follows them. */
    public static String plain(String text) {
        return text == null ? null : TURNING.matcher(text).replaceAll("");
    }

    private static boolean isStrong(int point) {
        return Character.getDirectionality(point) == Character.DIRECTIONALITY_LEFT_TO_RIGHT || isRightToLeft(point);
    }

    private static boolean isRightToLeft(int point) {
        byte direction = Character.getDirectionality(point);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
