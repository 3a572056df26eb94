package io.sitrep.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.sitrep.kit.problem.Problem;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers 413 to a body over 1 MiB: by its announced length before a byte of it is read, and where no length is
 * announced as soon as more has come (then the server ends the connection, without a body to the answer). For paths that
 * stream more (imports), by the setting {@code sitrep.http.streamed-paths}, it is {@code quarkus.http.limits.max-body-size}.
 */
@Singleton
public class BodyLimit {
    /** Source: the suite's contract, table of statuses. */
    public static final long BYTES = 1024 * 1024;

    private static final long LINGER_MILLIS = 2_000;

    private final List<String> streamed;
    private final long ofStreams;
    private final ObjectMapper json;

    BodyLimit(
            @ConfigProperty(name = "sitrep.http.streamed-paths") Optional<List<String>> streamed,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> ofStreams,
            ObjectMapper json) {
        this.streamed = streamed.orElse(List.of());
        this.ofStreams = ofStreams.map(MemorySize::asLongValue).orElse(BYTES);
        this.json = json;
    }

    void install(@Observes Router router) {
        // Before the server's own limit, which answers without a word.
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(this::judgeAnnounced);
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(this::limit);
        // Where no length was announced whoever reads the body fails on a later route.
        router.route().failureHandler(request -> {
            if (request.statusCode() == 413 && !request.response().ended()) {
                refuse(request);
            } else {
                request.next();
            }
        });
    }

    private void judgeAnnounced(RoutingContext request) {
        if (announced(request) > most(request)) {
            refuse(request);
        } else {
            request.next();
        }
    }

    private void limit(RoutingContext request) {
        // What reads the body counts its bytes and holds them against this.
        request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most(request));
        request.next();
    }

    private long most(RoutingContext request) {
        return streamed.contains(request.normalizedPath()) ? ofStreams : BYTES;
    }

    private static long announced(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }

    private void refuse(RoutingContext request) {
        String detail = "A request's body is at most " + most(request) + " bytes here";
        Problem problem = Problem.of(413, "too-large", "Request too large", detail);
        request.response()
                .setStatusCode(413)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(write(problem));
        if (request.request().version() != HttpVersion.HTTP_2) {
            // Who is still sending gets to read the answer; then nobody waits for the rest.
            request.vertx()
                    .setTimer(
                            LINGER_MILLIS,
                            over -> request.request().connection().close());
        }
    }

    private String write(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
