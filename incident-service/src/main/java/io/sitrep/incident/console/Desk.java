package io.sitrep.incident.console;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.sitrep.incident.api.StatedHeaders;
import io.sitrep.incident.console.session.Session;
import io.sitrep.incident.console.session.SessionCookie;
import io.sitrep.incident.console.session.SessionMechanism;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Where forms are handed in. Each that changes something goes through {@link #accept}: without the token that its own session's
 * forms hold nothing is done.
 */
@ApplicationScoped
public class Desk {
    /** What a page's own script asks for says so: it is answered with a status, and keeps nobody signed in. */
    static final String BY_ITSELF = SessionMechanism.BY_ITSELF;

    private static final int SHOWN_FOR = (int) Duration.ofMinutes(1).toSeconds();

    private final CurrentVertxRequest current;
    private final SecurityIdentity identity;
    private final SessionCookie cookies;

    Desk(CurrentVertxRequest current, SecurityIdentity identity, SessionCookie cookies) {
        this.current = current;
        this.identity = identity;
        this.cookies = cookies;
    }

    /**
     * A form that was sent from one of our screens.
     *
     * @throws ProblemException 403 when it was not
     */
    public Form accept(MultivaluedMap<String, String> fields) {
        sessionOf(fields);
        return Form.of(fields);
    }

    /** The session that a form was sent from, under the same condition. */
    public Session sessionOf(MultivaluedMap<String, String> fields) {
        Rescue.keep(current.getCurrent(), Form.of(fields));
        Session session = SessionMechanism.sessionOf(identity);
        if (session == null || !session.isFormToken(Form.of(fields).raw(Form.TOKEN))) {
            throw notOurs();
        }
        return session;
    }

    /** Where the form at hand was sent. To be asked before anything is waited for. */
    public String address() {
        return current.getCurrent().normalizedPath();
    }

    /** What a client of the API would say in headers. To be asked before anything is waited for. */
    public StatedHeaders headers(Form form) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Idempotency-Key", form.key(current.getCurrent().normalizedPath()));
        if (form.text(Form.SEEN) != null) {
            headers.put(HttpHeaders.IF_MATCH, form.text(Form.SEEN));
        }
        return new StatedHeaders(headers);
    }

    /** Leads to another screen, which says what was done. */
    public Response done(String path, Said said) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .cookie(cookies.of(Said.COOKIE, said.cookie(), SHOWN_FOR))
                .build();
    }

    public static ProblemException notOurs() {
        return new ProblemException(Problem.of(
                403,
                "form-not-ours",
                "This form was not ours",
                "It did not come from a screen of this session: open the screen again and send it from there"));
    }
}
