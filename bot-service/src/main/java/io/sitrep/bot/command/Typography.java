package io.sitrep.bot.command;

import java.util.Map;
import java.util.regex.Pattern;

/** Undoes what phones and word processors make of plain signs. */
final class Typography {
    /** Hyphens, dashes and the minus sign. */
    private static final Pattern DASH = Pattern.compile("[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]");

    private static final Pattern INVISIBLE = Pattern.compile("[\u00AD\u200B-\u200F\u2060\uFEFF]");

    private static final Map<Character, Character> CLOSING = Map.of(
            '"', '"', '\'', '\'', '\u201C', '\u201D', '\u201E', '\u201C', '\u2018', '\u2019', '\u00AB', '\u00BB');

    private Typography() {}

    /** A word of the grammar (a verb, a severity, a reference) as plain signs. Never for text that people will read. */
    static String plain(String word) {
        return INVISIBLE.matcher(DASH.matcher(word).replaceAll("-")).replaceAll("");
    }

    /** Takes the quotes off a text that is quoted as a whole: people quote what they read as one value. */
    static String unquoted(String text) {
        if (text.length() < 2) {
            return text;
        }
        char first = text.charAt(0);
        Character closing = CLOSING.get(first);
        String inner = text.substring(1, text.length() - 1);
        boolean whole = closing != null
                && text.charAt(text.length() - 1) == closing
                && inner.indexOf(first) < 0
                && inner.indexOf(closing) < 0;
        return whole ? inner.strip() : text;
    }
}
