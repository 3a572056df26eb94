package io.sitrep.incident.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.sitrep.incident.access.Grant;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.access.TokenIdentities;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.domain.Actor;
import io.sitrep.incident.domain.Origin;
import io.sitrep.incident.domain.PlainText;
import io.sitrep.incident.domain.Wire;
import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.kit.trace.TraceContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Says who is acting. A service of the suite acts for a person and names them by headers; everybody else acts for
 * themselves, and such headers of theirs are refused rather than believed.
 */
@ApplicationScoped
public class Callers {
    static final String ACTOR_ID = "Sitrep-Actor-Id";
    static final String ACTOR_NAME = "Sitrep-Actor-Name";
    static final String ORIGIN = "Sitrep-Origin";
    private static final int LONGEST = 255;

    private final SecurityIdentity identity;

    Callers(SecurityIdentity identity) {
        this.identity = identity;
    }

    Caller of(HttpHeaders headers) {
        return of(identity, headers);
    }

    private static Caller of(SecurityIdentity identity, HttpHeaders headers) {
        Grant grant = identity.getAttribute(TokenIdentities.GRANT);
        return new Caller(grant.id(), actor(own(identity), grant, headers), traceparent(headers));
    }

    /** Who asked for what was refused; null when nobody knows them. Headers that say nothing of use are passed over. */
    static Caller ofRefused(SecurityIdentity identity, HttpHeaders headers) {
        if (identity == null || identity.getAttribute(TokenIdentities.GRANT) == null) {
            return null;
        }
        try {
            return of(identity, headers);
        } catch (ProblemException unusable) {
            Grant grant = identity.getAttribute(TokenIdentities.GRANT);
            return new Caller(grant.id(), own(identity), null);
        }
    }

    /**
     * For what a responder may not do though the route is theirs. A service acts for a person whose role it has checked.
     *
     * @param what is being done
     * @throws ProblemException 403 that names the role
     */
    void requirePublisher(String what) {
        if (!mayPublish()) {
            throw new ProblemException(
                    Problem.of(403, "role-too-low", "Role too low", "Wants the role publisher: " + what));
        }
    }

    boolean mayPublish() {
        return identity.hasRole(Role.IS_PUBLISHER) || identity.hasRole(Role.IS_SERVICE);
    }

    private static Actor actor(Actor own, Grant grant, HttpHeaders headers) {
        String id = headers.getHeaderString(ACTOR_ID);
        if (id == null) {
            return own;
        }
        if (grant.role() != Role.SERVICE) {
            throw new ProblemException(
                    Problem.of(403, "role-too-low", "Role too low", "Acting for somebody else wants the role service"));
        }
        String known = bounded(ACTOR_ID, PlainText.line(id));
        String name = headers.getHeaderString(ACTOR_NAME);
        return new Actor(
                known, name == null || name.isBlank() ? known : bounded(ACTOR_NAME, decoded(name)), origin(headers));
    }

    /** What is kept of each who acts, in the audit also of who was refused. */
    private static String bounded(String header, String text) {
        if (text.isEmpty()) {
            throw malformed(header, "names nobody");
        }
        if (text.length() > LONGEST) {
            throw malformed(header, "has more than " + LONGEST + " characters");
        }
        return text;
    }

    private static Actor own(SecurityIdentity identity) {
        Grant grant = identity.getAttribute(TokenIdentities.GRANT);
        return new Actor(grant.actor(), grant.name(), identity.getAttribute(TokenIdentities.ORIGIN));
    }

    private static Origin origin(HttpHeaders headers) {
        String origin = headers.getHeaderString(ORIGIN);
        return origin == null
                ? Origin.API
                : Wire.read(Origin.class, origin).orElseThrow(() -> malformed(ORIGIN, "is not an origin known here"));
    }

    private static String decoded(String name) {
        try {
            return PlainText.line(URLDecoder.decode(name, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            throw malformed(ACTOR_NAME, "is not percent-encoded UTF-8");
        }
    }

    private static String traceparent(HttpHeaders headers) {
        return TraceContext.of(headers.getHeaderString(TraceContext.HEADER))
                .map(TraceContext::traceparent)
                .orElse(null);
    }

    private static ProblemException malformed(String header, String message) {
        return new ProblemException(Problem.malformed(header + ": " + message, new FieldError(header, message)));
    }
}
