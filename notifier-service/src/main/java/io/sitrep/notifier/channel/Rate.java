package io.sitrep.notifier.channel;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How fast messages may go to one provider from this process.
 *
 * @param perSecond what it takes in a second
 * @param left how many may go right now
 */
public record Rate(double perSecond, double left) {
    /** Of the one that has the least left. */
    public static Optional<Rate> tightest(Stream<Rate> all) {
        return all.min(Comparator.comparingDouble(Rate::left));
    }
}
