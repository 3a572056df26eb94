package io.sitrep.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.sitrep.kit.problem.Problem;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers 413 to a body over 1 MiB: by its announced length before a byte of it is read, and where no length is
 * announced as soon as more has come (then the server ends the connection, without a body to the answer). Paths that
 * stream more (imports) are exempt by the setting {@code sitrep.http.streamed-paths}; for those the server's own limit
 * holds.
 */
@Singleton
public class BodyLimit {
    /** Source: the suite's contract, table of statuses. */
    public static final long BYTES = 1024 * 1024;

    private final List<String> streamed;
    private final ObjectMapper json;

    BodyLimit(@ConfigProperty(name = "sitrep.http.streamed-paths") Optional<List<String>> streamed, ObjectMapper json) {
        this.streamed = streamed.orElse(List.of());
        this.json = json;
    }

    void install(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(this::judge);
        // The server's own limit, which streamed paths are left to, fails on a later route.
        router.route().failureHandler(request -> {
            if (request.statusCode() == 413 && !request.response().ended()) {
                refuse(request);
            } else {
                request.next();
            }
        });
    }

    private void judge(RoutingContext request) {
        if (streamed.contains(request.normalizedPath())) {
            request.next();
        } else if (announced(request) > BYTES) {
            refuse(request);
        } else {
            // What reads the body counts its bytes and holds them against this.
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, BYTES);
            request.next();
        }
    }

    private static long announced(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }

    private void refuse(RoutingContext request) {
        Problem problem = Problem.of(
                413, "too-large", "Request too large", "A request's body is at most " + BYTES + " bytes here");
        request.response()
                .setStatusCode(413)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(write(problem));
    }

    private String write(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
