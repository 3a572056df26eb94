package io.sitrep.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.sdk.trace.IdGenerator;

/** Random ids, but where a trace that begins is known already. The SDK asks for them on the thread that begins a span. */
final class KnownIds implements IdGenerator {
    private final IdGenerator random = IdGenerator.random();
    private final ThreadLocal<String> known = new ThreadLocal<>();

    /** @param beginning of a trace: a span without a parent */
    Span begin(String traceId, SpanBuilder beginning) {
        known.set(traceId);
        try {
            return beginning.startSpan();
        } finally {
            known.remove();
        }
    }

    @Override
    public String generateTraceId() {
        String id = known.get();
        return id == null ? random.generateTraceId() : id;
    }

    @Override
    public String generateSpanId() {
        return random.generateSpanId();
    }
}
