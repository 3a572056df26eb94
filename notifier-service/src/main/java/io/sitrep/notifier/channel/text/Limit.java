package io.sitrep.notifier.channel.text;

import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;

/**
 * How long a text may be, in a provider's own measure; which grows with the text.
 *
 * @param measure of a whole text
 * @param most that the provider takes
 */
public record Limit(ToIntFunction<String> measure, int most) {
    /** UTF-16 units, as JavaScript counts. */
    public static Limit chars(int most) {
        return new Limit(String::length, most);
    }

    public static Limit codePoints(int most) {
        return new Limit(text -> text.codePointCount(0, text.length()), most);
    }

    public static Limit graphemes(int most) {
        return new Limit(Graphemes::count, most);
    }

    /** In UTF-8. */
    public static Limit bytes(int most) {
        return new Limit(text -> text.getBytes(StandardCharsets.UTF_8).length, most);
    }

    /** What both allow. */
    public Limit and(Limit other) {
        return new Limit(text -> holds(text) && other.holds(text) ? 0 : 1, 0);
    }

    public boolean holds(String text) {
        return measure.applyAsInt(text) <= most;
    }
}
