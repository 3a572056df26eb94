package io.sitrep.notifier.channel.x;

import io.sitrep.notifier.channel.text.Limit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How X counts: a link is 23 whatever its length, an emoji 2, of other characters those of {@link #LIGHT} are 1 and all others 2
 * (docs.x.com/fundamentals/counting-characters and twitter-text's configuration v3, 2026-11). What only looks like a link (a name with a dot)
 * counts as the longer of both, since X decides by a list of domains.
 */
final class Weight {
    static final Limit POST = new Limit(Weight::of, 280);

    private static final int LINK = 23;
    private static final int[][] LIGHT = {{0, 4_351}, {8_192, 8_205}, {8_208, 8_223}, {8_242, 8_247}};

    /** Begins where a word does, so that a long text is looked at once. */
    private static final String HOST = "(?<![\\p{L}\\p{N}_-])(?:[\\p{L}\\p{N}_-]++\\.){1,20}\\p{L}{2,}";

    private static final String PATH = "(?:/(?:[\\w!*';:=+,.$/%#\\[\\]~@|&-]*[\\w=#/+-])?)?";
    private static final String QUERY = "(?:\\?[\\w!?*'();:&=+$/%#\\[\\].,|~@-]*[\\w&=#/])?";
    private static final Pattern WEB =
            Pattern.compile("(https?://)?" + HOST + "(?::\\d+)?" + PATH + QUERY, Pattern.CASE_INSENSITIVE);

    private static final String PICTURE = "[\\x{1F1E6}-\\x{1FAFF}\\x{2600}-\\x{27BF}]";
    private static final Pattern PICTURES = Pattern.compile(PICTURE);
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private Weight() {}

    static int of(String text) {
        int weight = 0;
        int done = 0;
        for (Matcher link = WEB.matcher(text); link.find(); done = link.end()) {
            weight += ofWords(text.substring(done, link.start()));
            weight += isLink(link, text) ? LINK : Math.max(LINK, ofWords(link.group()));
        }
        return weight + ofWords(text.substring(done));
    }

    /** Not when it was cut: what is left may be no link any more. */
    private static boolean isLink(MatchResult found, String text) {
        return found.group(1) != null && !text.startsWith("…", found.end());
    }

    private static int ofWords(String text) {
        int weight = 0;
        for (Matcher next = GRAPHEME.matcher(text); next.find(); ) {
            String one = next.group();
            weight += PICTURES.matcher(one).lookingAt()
                    ? 2
                    : one.codePoints().map(Weight::ofOne).sum();
        }
        return weight;
    }

    private static int ofOne(int codePoint) {
        for (int[] range : LIGHT) {
            if (codePoint >= range[0] && codePoint <= range[1]) {
                return 1;
            }
        }
        return 2;
    }
}
