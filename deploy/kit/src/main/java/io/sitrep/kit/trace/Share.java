package io.sitrep.kit.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * Which of the traces that begin here are kept: that is in their ids, so whoever begins the same trace twice says the same twice. OpenTelemetry's own
 * sampler takes the last 64 bits for random ones, which they are not where a trace has a UUID for its id.
 *
 * @param share of them, from 0 to 1
 */
record Share(double share) implements Sampler {
    private static final int HEX = 16;

    /** The bits of an id that are as good as random: a UUID's variant takes the first two. */
    private static final long RANDOM_BITS = (1L << 62) - 1;

    boolean keeps(String traceId) {
        long low = Long.parseUnsignedLong(traceId.substring(HEX), HEX);
        return share >= 1 || (low & RANDOM_BITS) < share * RANDOM_BITS;
    }

    @Override
    public SamplingResult shouldSample(
            Context parent, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        return keeps(traceId) ? SamplingResult.recordAndSample() : SamplingResult.drop();
    }

    @Override
    public String getDescription() {
        return toString();
    }
}
