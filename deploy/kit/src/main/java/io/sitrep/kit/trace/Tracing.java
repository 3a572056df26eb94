package io.sitrep.kit.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.sitrep.kit.settings.Wanted;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * What this service tells a collector of traces, by OTLP over HTTP. Without a collector nothing is made, kept or sent, and a trace's
 * id is passed on all the same, so that the lines of several services' logs can be found together. Never fails and never waits: what
 * the collector does not take in time is dropped.
 */
public final class Tracing implements AutoCloseable {
    private static final String SCOPE = "io.sitrep";
    private static final String SPANS = "/v1/traces";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration AT_THE_END = Duration.ofSeconds(2);

    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final KnownIds ids;
    private final Share share;

    private Tracing(SdkTracerProvider provider, KnownIds ids, Share share) {
        this.provider = provider;
        this.ids = ids;
        this.share = share;
        TracerProvider tracers = provider == null ? TracerProvider.noop() : provider;
        this.tracer = tracers.get(SCOPE);
    }

    /**
     * @param service as traces call it
     * @param collector where it listens for OTLP over HTTP, without the path; empty for none
     * @param share of traces that begin here and are kept, from 0 to 1; one that began elsewhere is kept if it was there
     */
    public static Tracing of(String service, Optional<URI> collector, double share) {
        check(collector, share);
        return collector.map(to -> on(service, to, new Share(share))).orElseGet(Tracing::off);
    }

    /** Of settings: stops the start where they can't work, as {@link Wanted} does. */
    public static void check(Optional<URI> collector, double share) {
        collector.ifPresent(address -> Wanted.web("SITREP_OTLP_ENDPOINT", address));
        Wanted.that(share >= 0 && share <= 1, "SITREP_OTLP_SAMPLE", "must be from 0 to 1");
    }

    public static Tracing off() {
        return new Tracing(null, new KnownIds(), new Share(0));
    }

    private static Tracing on(String service, URI collector, Share share) {
        KnownIds ids = new KnownIds();
        return new Tracing(provider(service, collector, ids, share), ids, share);
    }

    private static SdkTracerProvider provider(String service, URI collector, KnownIds ids, Share share) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(collector.toString().replaceAll("/+$", "") + SPANS)
                .setTimeout(TIMEOUT)
                .build();
        Attributes who = Attributes.of(AttributeKey.stringKey("service.name"), service);
        return SdkTracerProvider.builder()
                .setResource(Resource.getDefault().merge(Resource.create(who)))
                .setIdGenerator(ids)
                .setSampler(Sampler.parentBased(share))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(EVERY)
                        .build())
                .build();
    }

    public boolean isOn() {
        return provider != null;
    }

    /**
     * The beginning of a trace that is known by a key, the same however often it is begun anew: what was tried three times is one trace.
     * Nothing is told of it; that {@link #beginning} does.
     */
    public TraceContext beginningOf(UUID key) {
        TraceContext beginning = TraceContext.of(key, false);
        return isOn() && share.keeps(beginning.traceId()) ? TraceContext.of(key, true) : beginning;
    }

    /** One try at what is known by a key: a step that began in no other, in the key's trace. */
    public Step beginning(SpanKind kind, String name, UUID key) {
        TraceContext beginning = beginningOf(key);
        SpanBuilder builder = tracer.spanBuilder(name).setSpanKind(kind).setNoParent();
        return new Step(isOn() ? ids.begin(beginning.traceId(), builder) : Span.getInvalid(), beginning);
    }

    /** What a request made of us, or a record we read, came from. */
    public Step within(SpanKind kind, String name, TraceContext parent) {
        return begin(tracer.spanBuilder(name).setSpanKind(kind), parent);
    }

    /** The same, of something that began before now. */
    public Step within(SpanKind kind, String name, TraceContext parent, Instant since) {
        return begin(
                tracer.spanBuilder(name)
                        .setSpanKind(kind)
                        .setStartTimestamp(since.toEpochMilli(), TimeUnit.MILLISECONDS),
                parent);
    }

    /**
     * One of the many that follow from one: a trace of its own, which names the one it follows from. One giant trace of a hundred
     * thousand readers nobody could open.
     */
    public Step following(SpanKind kind, String name, TraceContext from) {
        SpanBuilder builder = tracer.spanBuilder(name).setSpanKind(kind).setNoParent();
        if (from != null) {
            builder.addLink(remote(from));
        }
        return isOn() ? new Step(builder.startSpan(), from) : new Step(Span.getInvalid(), from);
    }

    private Step begin(SpanBuilder builder, TraceContext parent) {
        if (!isOn()) {
            return new Step(Span.getInvalid(), parent);
        }
        Context context = parent == null ? Context.root() : Context.root().with(Span.wrap(remote(parent)));
        return new Step(builder.setParent(context).startSpan(), parent);
    }

    private static SpanContext remote(TraceContext context) {
        return SpanContext.createFromRemoteParent(
                context.traceId(), context.spanId(), TraceFlags.fromHex(context.flags(), 0), TraceState.getDefault());
    }

    /** Sends what is still here; two seconds at most. */
    @Override
    public void close() {
        if (provider != null) {
            provider.shutdown().join(AT_THE_END.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
