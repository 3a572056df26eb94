package io.sitrep.incident.access;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.sitrep.incident.domain.Origin;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets in whoever brings a token that is known, with the roles it includes. */
@ApplicationScoped
public class TokenIdentities implements IdentityProvider<TokenAuthenticationRequest> {
    /** Attribute under which an identity carries its {@link Grant}. */
    public static final String GRANT = "sitrep.grant";

    /** Attribute under which an identity carries the {@link Origin} of what it does. */
    public static final String ORIGIN = "sitrep.origin";

    private final Credentials credentials;

    TokenIdentities(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        if (request.getToken() instanceof AccessTokenCredential) {
            return Uni.createFrom().nullItem(); // for the provider of quarkus-oidc
        }
        return credentials
                .recognise(request.getToken().getToken())
                .onFailure(ProblemException.class)
                .transform(AuthenticationFailedException::new)
                .onItem()
                .ifNull()
                .failWith(() -> new AuthenticationFailedException("unknown token"))
                .map(TokenIdentities::identity);
    }

    private static SecurityIdentity identity(Grant grant) {
        return identity(grant, Origin.API);
    }

    /** @param origin the way by which whoever it is comes in */
    public static SecurityIdentity identity(Grant grant, Origin origin) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(grant.name()))
                .addRoles(grant.roles())
                .addAttribute(GRANT, grant)
                .addAttribute(ORIGIN, origin)
                .build();
    }
}
