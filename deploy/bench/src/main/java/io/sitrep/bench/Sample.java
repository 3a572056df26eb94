package io.sitrep.bench;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * One series of requests, each measured.
 *
 * @param took from the first request to the last answer
 * @param micros how long each took, in microseconds
 * @param cpu what was used meanwhile
 */
record Sample(Duration took, Histogram micros, Cpu cpu) {
    private static final long LONGEST_MICROS = Duration.ofMinutes(5).toNanos() / 1_000;
    private static final int DIGITS = 3;

    Sample(Duration took, Histogram micros) {
        this(took, micros, Cpu.NONE);
    }

    Sample using(Cpu used) {
        return new Sample(took, micros, used);
    }

    static Histogram histogram() {
        return new Histogram(LONGEST_MICROS, DIGITS);
    }

    double perSecond() {
        return micros.getTotalCount() / (took.toNanos() / 1e9);
    }

    /** Microseconds of processor time for one request. */
    double micros(long cpuMillis) {
        return cpuMillis * 1_000.0 / micros.getTotalCount();
    }

    double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }
}
