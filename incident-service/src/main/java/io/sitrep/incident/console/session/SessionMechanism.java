package io.sitrep.incident.console.session;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.sitrep.incident.access.TokenIdentities;
import io.sitrep.incident.domain.Origin;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Lets in whoever shows the cookie of a session, to the console and to nothing else: to the API, where no form token is asked
 * for, a cookie is no proof of anything.
 */
@Singleton
public class SessionMechanism implements HttpAuthenticationMechanism {
    /** What a page's own script asks for says so. What it sends while somebody types, for a preview, is a sign of life all the same. */
    public static final String BY_ITSELF = "Sitrep-Unasked";

    private static final String CONSOLE = "/console";

    private final Sessions sessions;

    SessionMechanism(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        Cookie cookie = request.request().getCookie(SessionCookie.NAME);
        if (cookie == null || !isOurs(request.normalizedPath())) {
            return Uni.createFrom().nullItem();
        }
        boolean unasked = request.request().getHeader(BY_ITSELF) != null
                && request.request().method().equals(HttpMethod.GET);
        boolean used = !unasked && !request.normalizedPath().endsWith("/events");
        return SessionSecret.parse(cookie.getValue())
                .map(secret -> sessions.find(secret, used).map(SessionMechanism::identity))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private static boolean isOurs(String path) {
        return path.equals(CONSOLE) || path.startsWith(CONSOLE + "/");
    }

    /** Null for whoever came in by another way, or not at all. */
    public static Session sessionOf(SecurityIdentity identity) {
        return identity.getAttribute(Session.ATTRIBUTE);
    }

    private static SecurityIdentity identity(Session session) {
        return session == null
                ? null
                : QuarkusSecurityIdentity.builder(TokenIdentities.identity(session.grant(), Origin.WEB))
                        .addAttribute(Session.ATTRIBUTE, session)
                        .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    /** After the header, before single sign-on. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 500;
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
