package io.sitrep.incident.access;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.sitrep.incident.domain.PlainText;
import io.sitrep.kit.problem.Failures;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * People who sign on at the company's own OpenID provider. Their tokens are judged by quarkus-oidc: signature, issuer,
 * audience, age. What they may do follows from their groups. Off while no provider is configured.
 */
@ApplicationScoped
public class SingleSignOn {
    private static final Logger LOG = Logger.getLogger(SingleSignOn.class);
    private static final Pattern JWT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String OURS = "sitrep-";
    private static final int LONGEST = 255;

    private final TenantIdentityProvider provider;
    private final boolean on;

    SingleSignOn(TenantIdentityProvider provider, @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean on) {
        this.provider = provider;
        this.on = on;
    }

    /** Whether it is for the provider to say what this token is worth. */
    boolean isOneOfIts(String token) {
        return on && JWT.matcher(token).matches();
    }

    /** What the token stands for, or null. Fails with a 503 while the provider is wanted and away. */
    Uni<Grant> judge(String token) {
        return Uni.createFrom()
                .deferred(() -> provider.authenticate(new AccessTokenCredential(token)))
                .map(SingleSignOn::grant)
                .onFailure(SingleSignOn::isAway)
                .transform(SingleSignOn::away)
                // Its own message may tell of the token.
                .onFailure(AuthenticationFailedException.class)
                .recoverWithNull();
    }

    /**
     * What a browser brings from the provider: judged as every token of its, and meant for us and for this very visit. Null when it
     * is not.
     *
     * @param client for whom it has to be meant
     * @param nonce which was sent along
     */
    public Uni<Grant> signedOn(String idToken, String client, String nonce) {
        if (!isOneOfIts(idToken)) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom()
                .deferred(() -> provider.authenticate(new AccessTokenCredential(idToken)))
                .map(identity -> {
                    JsonWebToken token = (JsonWebToken) identity.getPrincipal();
                    boolean ours =
                            token.getAudience() != null && token.getAudience().contains(client);
                    boolean fresh = nonce.equals(token.<String>claim("nonce").orElse(null));
                    return ours && fresh ? grant(identity) : null;
                })
                .onFailure(SingleSignOn::isAway)
                .transform(SingleSignOn::away)
                .onFailure(AuthenticationFailedException.class)
                .recoverWithNull();
    }

    private static Grant grant(SecurityIdentity identity) {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        String name = Stream.of("name", "preferred_username", "email")
                .map(claim -> token.claim(claim).orElse(null))
                .filter(String.class::isInstance)
                .map(claim -> shortened(claim.toString()))
                .filter(claim -> !claim.isEmpty())
                .findFirst()
                .orElse(shortened(token.getSubject()));
        return Grant.ofPerson(shortened(token.getSubject()), name, highest(identity.getRoles()));
    }

    /** Of the groups named as a role is, with {@code sitrep-} before it or without; null when there is none. */
    static Role highest(Set<String> groups) {
        Role highest = null;
        for (Role role : new Role[] {Role.VIEWER, Role.RESPONDER, Role.PUBLISHER, Role.ADMIN}) {
            if (groups.contains(role.wire()) || groups.contains(OURS + role.wire())) {
                highest = role;
            }
        }
        return highest;
    }

    private static String shortened(String text) {
        String clean = PlainText.line(text);
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }

    private static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OIDCException) {
                return true;
            }
        }
        return Failures.isOfAPartThatIsAway(failure);
    }

    private static ProblemException away(Throwable failure) {
        LOG.warnf("the OpenID provider does not answer: %s", failure.getClass().getSimpleName());
        return new ProblemException(
                Problem.of(
                        503,
                        "sign-on-unavailable",
                        "Single sign-on is away",
                        "The provider that knows this token does not answer"),
                RETRY_AFTER);
    }
}
