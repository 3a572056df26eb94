package io.sitrep.bot.discord.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words as Discord shows them just so: no mark in them does anything, and nobody is called by them. Addresses stay addresses, without
 * a preview. Sources: https://docs.discord.com/developers/reference (message formatting) and
 * https://support.discord.com/hc/en-us/articles/210298617 (Markdown), read 2026-11-23.
 */
public final class DiscordText {
    /** Marks wherever they stand. A backslash before any sign that is no letter or digit makes it a plain sign. */
    private static final String SIGNS = "\\*_~`|[]<";

    /** Marks where a line begins: headings, quotes, lists. */
    private static final String SIGNS_AT_THE_START = "#>-+";

    private static final Pattern NUMBERED = Pattern.compile("\\d{1,9}[.)](?=\\s)");
    private static final Pattern EMOJI = Pattern.compile(":(?=[A-Za-z0-9_+~-]{1,64}:)");
    private static final Pattern EVERYBODY = Pattern.compile("@(?=everyone|here)");

    /** Without what could end a link early. */
    private static final Pattern ADDRESS =
            Pattern.compile("https?://[\\p{L}\\p{N}][^\\s<>\"`\\\\|{}^\\[\\]\\p{Cntrl}]+");

    private static final Pattern END_OF_ADDRESS = Pattern.compile("[.,;:!?)'*_~]+$");

    /** Between a sign and the word after it: nothing to be seen. */
    private static final String ZERO_WIDTH = "\u200b";

    private DiscordText() {}

    /** All in one. */
    public static String shown(String words) {
        return String.join("", pieces(words));
    }

    /** Without signs nobody sees: of control, of a writing direction that hides what comes, and halves of characters. */
    static String clean(String words) {
        StringBuilder clean = new StringBuilder(words.length());
        words.codePoints().forEach(sign -> {
            int type = Character.getType(sign);
            if (sign == '\t') {
                clean.append(' ');
            } else if (type == Character.SURROGATE) {
                clean.append('\uFFFD');
            } else if (sign == '\n' || type != Character.CONTROL && !turnsDirection(sign)) {
                clean.appendCodePoint(sign);
            }
        });
        return clean.toString();
    }

    /** In pieces none of which may be divided, each with the notation it needs. */
    static List<String> pieces(String words) {
        String text = clean(words);
        List<String> pieces = new ArrayList<>();
        boolean start = true;
        int at = 0;
        while (at < text.length()) {
            String piece = next(text, at, start, pieces);
            at += piece.length();
            start = piece.equals("\n") || start && piece.isBlank();
        }
        return pieces;
    }

    /** The next piece as it stands in the text; added as Discord wants it. */
    private static String next(String text, int at, boolean start, List<String> pieces) {
        String address = text.charAt(at) == 'h' ? found(ADDRESS, text, at) : "";
        if (!address.isEmpty()) {
            String link = END_OF_ADDRESS.matcher(address).replaceFirst("");
            pieces.add("<" + link + ">");
            return link;
        }
        String number = start ? found(NUMBERED, text, at) : "";
        if (!number.isEmpty()) {
            int dot = number.length() - 1;
            pieces.add(number.substring(0, dot) + "\\" + number.charAt(dot));
            return number;
        }
        String one = Character.toString(text.codePointAt(at));
        boolean marks = SIGNS.contains(one)
                || start && SIGNS_AT_THE_START.contains(one)
                || one.equals(":") && !found(EMOJI, text, at).isEmpty();
        if (marks) {
            pieces.add("\\" + one);
        } else {
            boolean calls = one.equals("@") && !found(EVERYBODY, text, at).isEmpty();
            pieces.add(calls ? one + ZERO_WIDTH : one);
        }
        return one;
    }

    /** What stands just there; empty for something else. */
    private static String found(Pattern mark, String text, int at) {
        Matcher there = mark.matcher(text).region(at, text.length()).useTransparentBounds(true);
        return there.lookingAt() ? there.group() : "";
    }

    private static boolean turnsDirection(int sign) {
        return sign >= 0x202A && sign <= 0x202E || sign >= 0x2066 && sign <= 0x2069;
    }
}
