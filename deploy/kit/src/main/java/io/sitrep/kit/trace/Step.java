package io.sitrep.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.mutiny.Uni;

/** Something that is under way, and its place in a trace. Of names and values none is a reader's address, a text or a secret. */
public final class Step {
    private final Span span;
    private final TraceContext context;

    /** @param before what it came from; null where it began here */
    Step(Span span, TraceContext before) {
        this.span = span;
        SpanContext own = span.getSpanContext();
        if (own.isValid()) {
            this.context = new TraceContext(
                    own.getTraceId(), own.getSpanId(), own.getTraceFlags().asHex());
        } else {
            this.context = before == null ? TraceContext.fresh() : before;
        }
    }

    /** What follows from it says this; where no collector is set that is what it came from. */
    public TraceContext context() {
        return context;
    }

    public Step with(String what, String value) {
        span.setAttribute(what, value);
        return this;
    }

    public Step with(String what, long value) {
        span.setAttribute(what, value);
        return this;
    }

    /** What it turned out to be. */
    public Step named(String name) {
        span.updateName(name);
        return this;
    }

    /** @param kind never the failure's own words, which may quote what nobody else is to read */
    public Step failed(String kind) {
        span.setStatus(StatusCode.ERROR, kind);
        return this;
    }

    /** It lasts as long as this does, and failed if this failed. */
    public <T> Uni<T> until(Uni<T> done) {
        return done.onFailure()
                .invoke(failure -> failed(failure.getClass().getSimpleName()))
                .onTermination()
                .invoke(this::end);
    }

    public void end() {
        span.end();
    }
}
