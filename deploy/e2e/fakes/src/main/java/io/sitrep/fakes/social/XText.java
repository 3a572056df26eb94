package io.sitrep.fakes.social;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How X reads a text: what it weighs, and whom it mentions (docs.x.com/fundamentals/counting-characters, 2026-11). */
final class XText {
    static final Pattern LINKS = Pattern.compile(
            "(?:https?://)?(?:[\\p{L}\\p{N}-]+\\.)+[a-z]{2,}(?::\\d+)?(?:/[^\\s<>\"]*[^\\s<>\".,;:!?)])?");
    private static final Pattern MENTION = Pattern.compile(
            "(?:^|[^a-zA-Z0-9_!#$%&*@\uFF20]|(?:^|[^a-zA-Z0-9_+~.-])[rR][tT]:?)[@\uFF20]([a-zA-Z0-9_]{1,20})");
    private static final String PICTURE = "[\\x{1F1E6}-\\x{1FAFF}\\x{2600}-\\x{27BF}]";
    private static final Pattern EMOJI =
            Pattern.compile(PICTURE + "(?:\uFE0F|[\\x{1F3FB}-\\x{1F3FF}]|\u200D" + PICTURE + ")*");

    private static final int LINK = 23;

    private XText() {}

    static int weight(String text) {
        int links = (int) LINKS.matcher(text).results().count();
        String rest = LINKS.matcher(text).replaceAll("");
        int emoji = (int) EMOJI.matcher(rest).results().count();
        return links * LINK
                + emoji * 2
                + EMOJI.matcher(rest)
                        .replaceAll("")
                        .codePoints()
                        .map(XText::weight)
                        .sum();
    }

    private static int weight(int codePoint) {
        boolean light = codePoint <= 4351
                || (codePoint >= 8192 && codePoint <= 8205)
                || (codePoint >= 8208 && codePoint <= 8223)
                || (codePoint >= 8242 && codePoint <= 8247);
        return light ? 1 : 2;
    }

    static List<String> mentioned(String text) {
        List<String> names = new ArrayList<>();
        for (Matcher next = MENTION.matcher(LINKS.matcher(text).replaceAll(" ")); next.find(); ) {
            names.add(next.group(1));
        }
        return List.copyOf(names);
    }
}
