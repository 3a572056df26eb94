package io.sitrep.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.sitrep.kit.problem.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers 413 to a body over 1 MiB before it is kept anywhere. Paths that stream more (imports) are exempt by the
 * setting {@code sitrep.http.streamed-paths}; for those the server's own limit holds.
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
        router.route()
                .order(Integer.MIN_VALUE + 100)
                .handler(request -> {
                    if (!streamed.contains(request.normalizedPath())) {
                        limit(request);
                    } else {
                        request.next();
                    }
                })
                .failureHandler(this::refuse);
        // The server's own limit, which streamed paths are left to, fails on a later route.
        router.route().failureHandler(this::refuse);
    }

    /**
     * A body whose length is announced is judged by that, any other while the REST layer reads it. No body is read here:
     * that layer finds a big one that was read before it empty, and refuses to go on over HTTP/2.
     */
    private void limit(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, BYTES);
            request.next();
        } else if (Long.parseLong(length) > BYTES) {
            request.fail(413);
        } else {
            request.next();
        }
    }

    private void refuse(RoutingContext request) {
        if (request.statusCode() != 413 || request.response().ended()) {
            request.next();
            return;
        }
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
