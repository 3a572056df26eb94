package io.sitrep.incident.analytics;

import java.time.Duration;

/**
 * What is to be known of a number of incidents. Times are counted from the beginning of an incident and are never less
 * than nothing, also where imported history says it was over before it began.
 *
 * @param count how many there are
 */
public record Figures(
        long count, Spread timeToAcknowledge, Spread timeToFirstPublicUpdate, Spread timeToResolve, Promises promises) {

    /**
     * How long something took. Percentiles are interpolated between the two nearest values (as {@code percentile_cont} does,
     * and spreadsheets): the median of an even number lies half-way between the two in the middle.
     *
     * @param count of the incidents in which it has happened; the others don't count
     * @param median null when there are none
     * @param p90 nine of ten took no longer; null when there are none
     */
    public record Spread(long count, Duration median, Duration p90) {}

    /**
     * Of a next update.
     *
     * @param share of those that were kept, 0 to 1; null when nothing was promised
     */
    public record Promises(long kept, long broken, Double share) {
        static Promises of(long kept, long broken) {
            return new Promises(kept, broken, kept + broken == 0 ? null : (double) kept / (kept + broken));
        }
    }
}
