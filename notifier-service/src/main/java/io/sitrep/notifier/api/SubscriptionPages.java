package io.sitrep.notifier.api;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.render.Words;
import io.sitrep.notifier.subscription.Links;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * Where the links in messages lead. A GET changes nothing, because mail scanners follow links; a POST ends the
 * subscription at once, whatever its body, as RFC 8058 wants it.
 */
@Path("/subscriptions/{token}")
@PermitAll
@Cancellable(false)
public class SubscriptionPages {
    private final Links links;
    private final Settings settings;

    SubscriptionPages(Links links, Settings settings) {
        this.links = links;
        this.settings = settings;
    }

    /** What the page shows, in the subscriber's language. */
    public record View(
            String language,
            String brand,
            String title,
            boolean active,
            String stateActive,
            String stateEnded,
            String ask,
            String button,
            String action) {}

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        private Templates() {}

        static native TemplateInstance subscription(View view);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<Response> show(@PathParam("token") String token) {
        return links.find(token).chain(found -> page(token, found));
    }

    @POST
    @Path("unsubscribe")
    @Produces(MediaType.TEXT_HTML)
    public Uni<Response> unsubscribe(@PathParam("token") String token) {
        return links.unsubscribe(token).chain(found -> page(token, found));
    }

    private Uni<Response> page(String token, Optional<Links.Known> found) {
        Links.Known known =
                found.orElseThrow(() -> new ProblemException(Problem.notFound("subscription behind this link")));
        return Templates.subscription(view(token, known))
                .createUni()
                .map(html -> Response.ok(html)
                        // The address of this page is a secret of its reader.
                        .header("Referrer-Policy", "no-referrer")
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header(
                                "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
                        .build());
    }

    private View view(String token, Links.Known known) {
        Words words = Words.of(Reader.of(known.locale(), known.timeZone()));
        return new View(
                words.locale().toLanguageTag(),
                settings.pageName(),
                words.get("page.title"),
                known.active(),
                words.get("page.active"),
                words.get("page.ended"),
                words.get("page.ask"),
                words.get("page.button"),
                // Relative, so that it also holds behind a proxy that adds a path.
                token + "/unsubscribe");
    }
}
