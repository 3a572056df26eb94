package io.sitrep.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.kit.problem.Problem;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
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
        BodyHandler limited = BodyHandler.create(false).setBodyLimit(BYTES);
        router.route()
                .order(Integer.MIN_VALUE + 100)
                .handler(request -> {
                    if (streamed.contains(request.normalizedPath())) {
                        request.next();
                    } else {
                        limited.handle(request);
                    }
                })
                .failureHandler(this::refuse);
        // The server's own limit, which streamed paths are left to, fails on a later route.
        router.route().failureHandler(this::refuse);
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
