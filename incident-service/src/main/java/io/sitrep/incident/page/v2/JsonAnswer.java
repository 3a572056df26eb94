package io.sitrep.incident.page.v2;

import io.sitrep.incident.page.PageAnswer;
import io.sitrep.incident.page.v2.JsonDocuments.Document;
import io.sitrep.kit.problem.Problem;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** An answer of the public API with the headers every one goes out with: any page's script may read it. */
final class JsonAnswer {
    private static final MediaType JSON = new MediaType("application", "json", "UTF-8");
    private static final int DAY = 86_400;

    private JsonAnswer() {}

    static Response of(Document document, Request request) {
        // Weak, because the same document goes out plain and compressed.
        EntityTag tag = new EntityTag(document.tag(), true);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return open(unchanged == null ? Response.ok(document.body(), JSON) : unchanged)
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, PageAnswer.CACHE_CONTROL)
                .build();
    }

    static Response problem(Problem problem) {
        return open(Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem))
                .header(HttpHeaders.CACHE_CONTROL, PageAnswer.CACHE_CONTROL)
                .build();
    }

    static Response loading() {
        Problem problem = Problem.of(503, "not-ready", "Not ready", "The status is being loaded");
        return open(Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.RETRY_AFTER, "2")
                .build();
    }

    static Response preflight() {
        return open(Response.noContent())
                .header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
                .header("Access-Control-Allow-Headers", "If-None-Match, Content-Type, Accept")
                .header("Access-Control-Max-Age", DAY)
                .build();
    }

    private static Response.ResponseBuilder open(Response.ResponseBuilder answer) {
        return answer.header("Access-Control-Allow-Origin", "*").header("Access-Control-Expose-Headers", "ETag");
    }
}
