package io.sitrep.notifier.api;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.sitrep.kit.http.ClientHost;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Objects;

/** For whom a public request is made: whoever is at the other end of the connection, or whom another service of ours names. */
@Singleton
class Clients {
    /** Believed of a caller with role service alone. */
    static final String ON_BEHALF_OF = "Sitrep-Client";

    private static final String SERVICE = "service";

    private final ClientHost clients;
    private final CurrentIdentityAssociation identity;

    Clients(ClientHost clients, CurrentIdentityAssociation identity) {
        this.clients = clients;
        this.identity = identity;
    }

    /** @param onBehalfOf the header, or null */
    Uni<String> of(HttpServerRequest request, String onBehalfOf) {
        String host = Objects.requireNonNullElse(clients.of(request), "unknown");
        if (onBehalfOf == null) {
            return Uni.createFrom().item(host);
        }
        return identity.getDeferredIdentity().map(caller -> caller.hasRole(SERVICE) ? onBehalfOf : host);
    }
}
