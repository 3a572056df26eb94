package io.sitrep.incident.domain;

import java.util.regex.Pattern;

/** Takes out of a text what no reader can see but what changes what readers see. */
public final class PlainText {
    /** C0 and C1 controls but for tab and line feed; and the bidirectional controls, which can reverse a sentence. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\x{0}-\\x{8}\\x{B}-\\x{1F}\\x{7F}-\\x{9F}\\x{61C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?");

    private static final Pattern BREAKS = Pattern.compile("[ \\t]*[\\n\\t\\x{2028}\\x{2029}][\\s\\x{2028}\\x{2029}]*");

    private PlainText() {}

    public static String clean(String text) {
        return UNSEEN.matcher(LINE_ENDS.matcher(text).replaceAll("\n"))
                .replaceAll("")
                .strip();
    }

    /** The same for a name or a title, which stands in subjects and headings and so has one line. Null stays null. */
    public static String line(String text) {
        return text == null ? null : BREAKS.matcher(clean(text)).replaceAll(" ");
    }
}
