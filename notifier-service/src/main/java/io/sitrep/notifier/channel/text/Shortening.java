package io.sitrep.notifier.channel.text;

import io.sitrep.notifier.render.Direction;
import io.sitrep.notifier.template.Placeholder;
import io.sitrep.notifier.template.Template;
import io.sitrep.notifier.template.Values;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a text fit where little room is: what stands before and after (how the incident stands, the link) is kept, what is said
 * in between is shortened at a word, or within one where a single word is too long, and never within a grapheme.
 */
public final class Shortening {
    private static final String MORE = "…";
    private static final int NEAR = 24;
    private static final int FIRST_LOOK = 64;

    /** Of a template's values, what may be left out, in this order. */
    private static final List<Placeholder> GIVE_WAY = List.of(
            Placeholder.MESSAGE,
            Placeholder.WORKAROUND,
            Placeholder.COMPONENTS,
            Placeholder.REGIONS,
            Placeholder.NEXT_UPDATE,
            Placeholder.TIME,
            Placeholder.IMPACT,
            Placeholder.TITLE);

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
        String most = longest(text, more, part -> limit.holds(before + part + after));
        if (most != null) {
            return before + most + after;
        }
        // Not even one word: the heading gives way to the link.
        String heading = longest(before, more, part -> limit.holds(part + after));
        return heading == null ? after.strip() : heading + after;
    }

    /**
     * The same for a template, filled: what is long gives way first, the message before all else, and the link never.
     *
     * @return as it is, or with less of some values, or the link alone
     */
    public static String fit(Template template, Values values, Limit limit, String more) {
        Values left = values;
        for (Placeholder place : GIVE_WAY) {
            Values now = left;
            String whole = template.fill(now);
            if (limit.holds(whole)) {
                return whole;
            }
            String most = longest(now.of(place), more, part -> limit.holds(template.fill(now.with(place, part))));
            if (most != null) {
                return template.fill(now.with(place, most));
            }
            left = now.with(place, "");
        }
        String least = template.fill(left);
        return limit.holds(least) ? least : values.of(Placeholder.LINK);
    }

    public static String fit(Template template, Values values, Limit limit) {
        return fit(template, values, limit, MORE);
    }

    /** The longest beginning of the text that fits, with an ellipsis, and what it isolates closed; null when there is none. */
    private static String longest(String text, String more, Predicate<String> fits) {
        int[] ends = Graphemes.ends(text);
        int most = -1;
        int low = 0;
        // A text may be a thousand times as long as what fits: what is measured grows with the latter.
        int high = FIRST_LOOK;
        while (high < ends.length && fits.test(cut(text, ends[high], more))) {
            most = ends[high];
            low = high + 1;
            high *= 2;
        }
        high = Math.min(high, ends.length - 1);
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (fits.test(cut(text, ends[middle], more))) {
                most = ends[middle];
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return most < 0 ? null : cut(text, atAWord(text, most), more);
    }

    private static String cut(String text, int end, String more) {
        return Direction.closed(text.substring(0, end).stripTrailing() + more);
    }

    /** Back to the last word's end when that is near: a language that puts no spaces between words is cut where it is. */
    private static int atAWord(String text, int end) {
        if (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            return end;
        }
        for (int i = end - 1; i > Math.max(0, end - NEAR); i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return end;
    }
}
