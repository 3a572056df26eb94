package io.sitrep.incident.console;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.sitrep.incident.Settings;
import io.sitrep.incident.console.session.Session;
import io.sitrep.incident.console.session.SessionMechanism;
import io.sitrep.incident.page.html.Brand;
import io.sitrep.incident.page.html.Languages;
import io.sitrep.incident.page.html.Times;
import io.sitrep.incident.page.html.View;
import io.sitrep.incident.page.html.Vocabulary;
import io.sitrep.incident.page.html.Words;
import io.sitrep.kit.problem.Problem;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

/** Makes of a request what its screen has around its content. To be asked before anything is waited for. */
@ApplicationScoped
public class Screens {
    static final String LANGUAGE_COOKIE = "sitrep_console_lang";
    private static final Languages LANGUAGES = new Languages(ConsoleWords.LANGUAGES, Locale.ENGLISH);

    private final CurrentVertxRequest current;
    private final SecurityIdentity identity;
    private final Brand brand;
    private final Vocabulary vocabulary;
    private final ZoneId zone;
    private final Clock clock;

    Screens(
            CurrentVertxRequest current,
            SecurityIdentity identity,
            Brand brand,
            Vocabulary vocabulary,
            Settings settings,
            Clock clock) {
        this.current = current;
        this.identity = identity;
        this.brand = brand;
        this.vocabulary = vocabulary;
        this.zone = settings.timeZone();
        this.clock = clock;
    }

    /**
     * For somebody who is signed in.
     *
     * @param nav which of the places in the menu it belongs to
     * @param title name of its text
     */
    public Screen of(String nav, String title) {
        Session session = SessionMechanism.sessionOf(identity);
        return screen(nav, title, session, session == null ? "" : session.formToken(), null);
    }

    /** For anybody, as long as they are not signed in. */
    public Screen outside(String title, String formToken, Problem problem) {
        return screen("", title, null, formToken, problem);
    }

    private Screen screen(String nav, String title, Session session, String formToken, Problem problem) {
        RoutingContext request = current.getCurrent();
        Locale locale = locale(request);
        Words words = vocabulary.in(locale);
        View view = new View(locale, false, zone, false, false, clock.instant(), null, null);
        return new Screen(
                brand,
                nav,
                ConsoleWords.in(locale).say(title),
                path(request),
                locale,
                words,
                new Times(view, words),
                session,
                formToken,
                UUID.randomUUID().toString(),
                problem,
                Said.parse(cookie(request, Said.COOKIE)));
    }

    /** A screen as an answer. */
    public static Response html(int status, String html) {
        return Response.status(status)
                .entity(html)
                .type("text/html;charset=UTF-8")
                .build();
    }

    static Locale locale(RoutingContext request) {
        return LANGUAGES
                .named(request.request().getParam("lang"))
                .or(() -> LANGUAGES.named(cookie(request, LANGUAGE_COOKIE)))
                .orElseGet(() -> LANGUAGES.accepted(request.request().getHeader("Accept-Language")));
    }

    /** What may be asked for again by a link: the address of a GET, and of anything else the list. */
    private static String path(RoutingContext request) {
        if (!request.request().method().name().equals("GET")) {
            return "/console/incidents";
        }
        String query = request.request().query();
        String rest =
                query == null ? "" : query.replaceAll("(^|&)lang=[^&]*", "").replaceAll("^&", "");
        return request.normalizedPath() + (rest.isEmpty() ? "" : "?" + rest);
    }

    private static String cookie(RoutingContext request, String name) {
        Cookie cookie = request.request().getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }
}
