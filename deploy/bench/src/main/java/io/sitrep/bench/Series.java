package io.sitrep.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One thing, measured in several rounds. */
final class Series {
    private final List<Sample> samples = new ArrayList<>();

    void add(Sample sample) {
        samples.add(sample);
    }

    double perSecond() {
        return median(Sample::perSecond);
    }

    double millis(double percentile) {
        return median(sample -> sample.millis(percentile));
    }

    /** {@code 900 (850 to 1010)}: the median round, the slowest and the fastest. */
    String perSecondWithRange() {
        double[] sorted =
                samples.stream().mapToDouble(Sample::perSecond).sorted().toArray();
        return "%,.0f (%,.0f to %,.0f)".formatted(perSecond(), sorted[0], sorted[sorted.length - 1]);
    }

    /** Microseconds of processor time a request: service and its compilers, database, and client with Kafka. */
    String cpu() {
        return "%,.0f (+ %,.0f) | %,.0f | %,.0f"
                .formatted(
                        median(sample -> sample.micros(sample.cpu().service())),
                        median(sample -> sample.micros(sample.cpu().compilers())),
                        median(sample -> sample.micros(sample.cpu().database())),
                        median(sample -> sample.micros(sample.cpu().bench())));
    }

    /** The part of a processor that others used meanwhile. */
    double others() {
        return median(sample -> sample.cpu().others() / (double) sample.took().toMillis());
    }

    private double median(ToDoubleFunction<Sample> value) {
        double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
