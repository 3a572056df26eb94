package io.sitrep.notifier.channel.text;

/**
 * Makes a text fit where little room is: what stands before and after (how the incident stands, the link) is kept, what is said
 * in between is shortened at a word, or within one where a single word is too long, and never within a grapheme.
 */
public final class Shortening {
    private static final String MORE = "…";
    private static final int NEAR = 24;

    private Shortening() {}

    /**
     * @param before kept whole, as far as the limit has room for it at all
     * @param text shortened
     * @param after kept whole, always: the link
     * @return before, text and after as they are, or with less of the text and an ellipsis
     */
    public static String fit(String before, String text, String after, Limit limit) {
        return fit(before, text, after, limit, MORE);
    }

    /** @param more what stands where something was left out */
    public static String fit(String before, String text, String after, Limit limit, String more) {
        String whole = before + text + after;
        if (limit.holds(whole)) {
            return whole;
        }
        String most = longest(before, text, after, limit, more);
        if (most != null) {
            return before + most + after;
        }
        // Not even one word: the heading gives way to the link.
        String heading = longest("", before, after, limit, more);
        return heading == null ? after.strip() : heading + after;
    }

    /** The longest beginning of the text that fits, with an ellipsis; null when there is none. */
    private static String longest(String before, String text, String after, Limit limit, String more) {
        int[] ends = Graphemes.ends(text);
        int fits = -1;
        int low = 0;
        int high = ends.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (limit.holds(before + text.substring(0, ends[middle]) + more + after)) {
                fits = ends[middle];
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return fits < 0 ? null : atAWord(text, fits) + more;
    }

    /** Back to the last word's end when that is near: a language that puts no spaces between words is cut where it is. */
    private static String atAWord(String text, int end) {
        if (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            return text.substring(0, end).stripTrailing();
        }
        for (int i = end - 1; i > Math.max(0, end - NEAR); i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return text.substring(0, i).stripTrailing();
            }
        }
        return text.substring(0, end);
    }
}
