package io.sitrep.notifier.channel.social;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The links in a text: with their scheme, without what ends a sentence. */
public final class Links {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]}'…]");

    /** Networks count as such what has a host of the internet. */
    private static final Pattern PUBLIC = Pattern.compile(
            "https?://(?:[\\p{L}\\p{N}_-]+\\.)+\\p{L}{2,}(?![\\p{L}\\p{N}…])(?::\\d+)?(?:[/?#][^\\s<>()\"…]*[^\\s<>()\".,;:!?\\]}'…])?");

    private Links() {}

    /** In their order. */
    public static List<MatchResult> in(String text) {
        return LINK.matcher(text).results().toList();
    }

    /** The text with this in the place of each that leads to a host of the internet. */
    public static String replaced(String text, String by) {
        return PUBLIC.matcher(text).replaceAll(by);
    }
}
