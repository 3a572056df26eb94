package io.sitrep.kit.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * By what {@code http.server.requests} counts requests: by the route, as it stands in the code, and by a method that there is. Never by
 * anything as it was asked for: whoever asks could make so many series that the ones that matter are counted no more (Quarkus leaves
 * out what comes after {@code quarkus.micrometer.binder.http-server.max-uri-tags}).
 */
@Singleton
public class RequestLabels implements HttpServerMetricsTagsContributor, MeterFilter {
    /** What no route of ours has answered. */
    static final String UNKNOWN = "UNKNOWN";

    static final String NOT_FOUND = "NOT_FOUND";
    static final String REDIRECTION = "REDIRECTION";

    /** Where Quarkus REST leaves a resource's path, with the names of its parameters in braces. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final String REQUESTS = "http.server.requests";
    private static final String URI = "uri";
    private static final String METHOD = "method";
    private static final String OTHER = "OTHER";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /**
     * Says which route a request is counted by that no resource answers. To be called before the answer is sent.
     *
     * @param template one of few: with {@code {id}} for what differs from request to request
     */
    public static void route(HttpServerRequest request, String template) {
        if (request instanceof HttpServerRequestInternal own) {
            own.context().putLocal(TEMPLATE, template);
        }
    }

    @Override
    public Tags contribute(Context context) {
        String template = context.requestContextLocalData(TEMPLATE);
        return Tags.of(
                Tag.of(URI, uri(template, context.response().statusCode())),
                Tag.of(METHOD, method(context.request().method().name())));
    }

    /** What was cut off by whoever asked is counted without asking {@link #contribute}. */
    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().equals(REQUESTS) || !"RESET".equals(id.getTag("status"))) {
            return id;
        }
        return id.replaceTags(Tags.of(id.getTags())
                .and(Tag.of(URI, UNKNOWN), Tag.of(METHOD, method(String.valueOf(id.getTag(METHOD))))));
    }

    static String uri(String template, int status) {
        if (template != null) {
            return "/" + template.replaceAll("^/+|/+$", "");
        }
        if (status == 404) {
            return NOT_FOUND;
        }
        return status / 100 == 3 ? REDIRECTION : UNKNOWN;
    }

    private static String method(String asked) {
        return METHODS.contains(asked) ? asked : OTHER;
    }
}
