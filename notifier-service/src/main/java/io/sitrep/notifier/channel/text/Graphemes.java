package io.sitrep.notifier.channel.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as people see it: a family of emoji or a letter with its accents is one thing, and is never cut through. */
public final class Graphemes {
    private static final Pattern ONE = Pattern.compile("\\X");

    private Graphemes() {}

    public static int count(String text) {
        int count = 0;
        for (Matcher next = ONE.matcher(text); next.find(); ) {
            count++;
        }
        return count;
    }

    /** Where each one ends, in chars; empty for an empty text. */
    static int[] ends(String text) {
        return ONE.matcher(text).results().mapToInt(found -> found.end()).toArray();
    }
}
