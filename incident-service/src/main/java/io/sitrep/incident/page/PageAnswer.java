package io.sitrep.incident.page;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** A rendered page with the headers every page goes out with. Sets no cookie. */
public final class PageAnswer {
    /** Nothing runs and nothing is loaded, save our own style sheet and images. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /**
     * Browsers ask each time and mostly get a 304; a cache in between may answer for five seconds by itself, so that a
     * crowd costs us one request, and for a day should we be gone.
     */
    public static final String CACHE_CONTROL = "public, max-age=0, s-maxage=5, stale-if-error=86400";

    private static final MediaType HTML = new MediaType("text", "html", "UTF-8");

    private PageAnswer() {}

    static Response page(TemplateInstance page, Request request) {
        byte[] html = bytes(page);
        // Weak, because the same page goes out plain and compressed.
        EntityTag tag = new EntityTag(Digest.of(html), true);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged == null ? Response.ok(html, HTML) : unchanged;
        return dressed(answer)
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .build();
    }

    static Response missing(TemplateInstance page) {
        return dressed(Response.status(Response.Status.NOT_FOUND)
                        .entity(bytes(page))
                        .type(HTML))
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .build();
    }

    static Response loading(TemplateInstance page) {
        return dressed(Response.status(Response.Status.SERVICE_UNAVAILABLE)
                        .entity(bytes(page))
                        .type(HTML))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.RETRY_AFTER, "2")
                .build();
    }

    private static byte[] bytes(TemplateInstance page) {
        return page.render().getBytes(StandardCharsets.UTF_8);
    }

    private static Response.ResponseBuilder dressed(Response.ResponseBuilder answer) {
        return answer.header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("Referrer-Policy", "no-referrer");
    }
}
