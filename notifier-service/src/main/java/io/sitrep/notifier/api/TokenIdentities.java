package io.sitrep.notifier.api;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.kit.security.TokenMemory;
import io.sitrep.notifier.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Lets in who has a good token. An answer of the incident service is remembered for four seconds from the question on, so
 * that a token revoked there is worth nothing here five seconds later; when that service is away nobody new is let in: 503, not a guess.
 */
@Singleton
public class TokenIdentities implements IdentityProvider<TokenAuthenticationRequest> {
    private static final Logger LOG = Logger.getLogger(TokenIdentities.class);
    /** The contract allows five; one is left for a request under way. */
    private static final Duration REMEMBERED = Duration.ofSeconds(4);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final TokenIntrospection introspection;
    private final Clock clock;
    private final byte[] serviceToken;
    private final TokenMemory<TokenIntrospection.Caller> memory;

    TokenIdentities(TokenIntrospection introspection, Clock clock, Settings settings) {
        this.introspection = introspection;
        this.clock = clock;
        this.memory = new TokenMemory<>(clock, REMEMBERED);
        this.serviceToken = settings.serviceToken().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        String token = request.getToken().getToken();
        if (MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), serviceToken)) {
            return Uni.createFrom()
                    .item(identity(new TokenIntrospection.Caller(true, "service", "service", List.of("service"))));
        }
        return caller(token).map(TokenIdentities::identity);
    }

    private Uni<TokenIntrospection.Caller> caller(String token) {
        return memory.recall(token).map(known -> Uni.createFrom().item(known)).orElseGet(() -> {
            Instant asked = clock.instant();
            return introspection
                    .ask(token)
                    .invoke(caller -> memory.remember(token, caller, asked))
                    .onFailure()
                    .transform(TokenIdentities::away);
        });
    }

    private static SecurityIdentity identity(TokenIntrospection.Caller caller) {
        if (!caller.active()) {
            throw new AuthenticationFailedException("the token is not known");
        }
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.id()))
                .addRoles(new HashSet<>(caller.roles()))
                .build();
    }

    private static AuthenticationFailedException away(Throwable failure) {
        LOG.warnf("tokens can not be checked: %s", failure.getClass().getSimpleName());
        Problem problem = Problem.of(
                503,
                "tokens-unchecked",
                "Tokens can't be checked",
                "The service that knows the tokens does not answer");
        return new AuthenticationFailedException(new ProblemException(problem, RETRY_AFTER));
    }
}
