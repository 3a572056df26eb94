package io.sitrep.kit.trace;

import io.opentelemetry.api.trace.SpanKind;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.MDC;

/**
 * Gives each request its place in a trace: the one it came with, or a fresh one. What reads the header {@code traceparent} from then on
 * finds this place, and each line that is logged for the request carries it.
 */
@Provider
@PreMatching
public class RequestTrace implements ContainerRequestFilter, ContainerResponseFilter {
    static final String STEP = RequestTrace.class.getName();
    private static final int SERVER_ERROR = 500;

    // Asked for with each request: this is made before any setting can be read.
    private final Instance<Tracing> tracing;

    RequestTrace(Instance<Tracing> tracing) {
        this.tracing = tracing;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        TraceContext heard =
                TraceContext.of(request.getHeaderString(TraceContext.HEADER)).orElse(null);
        Step step = tracing.get().within(SpanKind.SERVER, request.getMethod(), heard);
        request.setProperty(STEP, step);
        request.getHeaders().putSingle(TraceContext.HEADER, step.context().traceparent());
        MDC.put("traceId", step.context().traceId());
        MDC.put("spanId", step.context().spanId());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(STEP) instanceof Step step) {
            step.with("http.response.status_code", response.getStatus());
            if (response.getStatus() >= SERVER_ERROR) {
                step.failed(Integer.toString(response.getStatus()));
            }
            step.end();
        }
    }
}
