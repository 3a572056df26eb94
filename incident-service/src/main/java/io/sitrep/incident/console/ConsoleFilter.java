package io.sitrep.incident.console;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.sitrep.incident.console.session.SessionCookie;
import io.sitrep.incident.page.html.ContentPolicy;
import io.sitrep.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import java.lang.annotation.Annotation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * What every answer of the console has: nothing of it is kept in between or shown in a frame; a problem is said as a page;
 * and who is not signed in is asked to do so.
 */
@ApplicationScoped
public class ConsoleFilter {
    private static final String CONSOLE = "/console";
    private static final int BEFORE_THE_AUDIT = 6_000;
    private static final int AFTER_THE_AUDIT = 4_000;
    private static final Annotation[] NONE = {};
    private static final int A_YEAR = (int) Duration.ofDays(365).toSeconds();

    /**
     * A link in a chat comes from another site, so the browser keeps its cookie back; what this page then asks for of itself comes
     * from ours.
     */
    private static final String AGAIN = "<!DOCTYPE html><html lang=\"en\"><title>Sitrep</title>"
            + "<meta http-equiv=\"refresh\" content=\"0\"><p><a href=\"\">Sitrep</a></p></html>";

    private final CurrentVertxRequest current;
    private final Screens screens;
    private final ContentPolicy policy;
    private final SessionCookie cookies;
    private final Rescue rescue;

    ConsoleFilter(
            CurrentVertxRequest current, Screens screens, ContentPolicy policy, SessionCookie cookies, Rescue rescue) {
        this.rescue = rescue;
        this.current = current;
        this.screens = screens;
        this.policy = policy;
        this.cookies = cookies;
    }

    /** Whoever only opens a page has done nothing wrong: there is nothing for the audit in it. */
    @ServerResponseFilter(priority = BEFORE_THE_AUDIT)
    public void askToSignIn(ContainerRequestContext request, ContainerResponseContext answer) {
        if (!isOurs() || answer.getStatus() != 401 || !request.getMethod().equals("GET") || isAskedByScript(request)) {
            return;
        }
        if ("cross-site".equals(request.getHeaderString("Sec-Fetch-Site"))) {
            say(answer, 200, AGAIN);
            return;
        }
        RoutingContext asked = current.getCurrent();
        answer.setStatus(303);
        answer.setEntity(null);
        answer.getHeaders()
                .putSingle(
                        HttpHeaders.LOCATION,
                        "/console/sign-in?to="
                                + URLEncoder.encode(asked.request().uri(), StandardCharsets.UTF_8));
    }

    @ServerResponseFilter(priority = AFTER_THE_AUDIT)
    public Uni<Void> finish(ContainerRequestContext request, ContainerResponseContext answer) {
        if (!isOurs()) {
            return Uni.createFrom().voidItem();
        }
        MultivaluedMap<String, Object> headers = answer.getHeaders();
        headers.putSingle("Content-Security-Policy", policy.header());
        headers.putSingle("Referrer-Policy", "same-origin");
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
            keepLanguage(headers);
            if (answer.getStatus() == 200 && request.getCookies().containsKey(Said.COOKIE)) {
                headers.add(HttpHeaders.SET_COOKIE, cookies.of(Said.COOKIE, "", 0));
            }
        }
        if (answer.getEntity() instanceof Problem problem && !isAskedByScript(request)) {
            headers.remove(HttpHeaders.WWW_AUTHENTICATE);
            Screen alone = screens.outside("problem", "", problem);
            Screen known = rescue.isKnown() ? screens.of("", "problem").refusing(problem) : alone;
            return rescue.of(problem)
                    .invoke(resend -> say(
                            answer,
                            problem.status(),
                            ConsoleTemplates.problem(resend == null ? alone : known, resend)
                                    .render()))
                    .replaceWithVoid();
        }
        return Uni.createFrom().voidItem();
    }

    private void keepLanguage(MultivaluedMap<String, Object> headers) {
        RoutingContext request = current.getCurrent();
        if (request.request().getParam("lang") != null) {
            NewCookie language =
                    cookies.of(Screens.LANGUAGE_COOKIE, Screens.locale(request).getLanguage(), A_YEAR);
            headers.add(HttpHeaders.SET_COOKIE, language);
        }
    }

    private static void say(ContainerResponseContext answer, int status, String html) {
        answer.setStatus(status);
        answer.setEntity(html, NONE, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    }

    private boolean isOurs() {
        String path = current.getCurrent().normalizedPath();
        return path.equals(CONSOLE) || path.startsWith(CONSOLE + "/");
    }

    private static boolean isAskedByScript(ContainerRequestContext request) {
        return request.getHeaderString(Desk.BY_ITSELF) != null;
    }
}
