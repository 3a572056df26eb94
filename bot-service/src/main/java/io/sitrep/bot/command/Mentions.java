package io.sitrep.bot.command;

import java.util.regex.Pattern;

/** What people type for themselves and for nobody. */
public final class Mentions {
    private static final Pattern NOBODY = Pattern.compile("none|nobody|-", Pattern.CASE_INSENSITIVE);
    private static final Pattern ME = Pattern.compile("@?me", Pattern.CASE_INSENSITIVE);

    private Mentions() {}

    public static boolean isNobody(String typed) {
        return NOBODY.matcher(typed).matches();
    }

    public static boolean isMe(String typed) {
        return ME.matcher(typed).matches();
    }
}
