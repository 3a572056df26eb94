package io.sitrep.notifier.api;

import io.quarkus.arc.All;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Inbound;
import io.sitrep.notifier.subscription.Replied;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where providers pass on what people answer to our messages. The provider's own signature is the proof, so no token is asked for. */
@Path("/api/v1/replies/{provider}")
@Tag(name = "Replies")
@PermitAll
@Cancellable(false)
public class RepliesResource {
    private static final Logger LOG = Logger.getLogger(RepliesResource.class);

    private final List<Inbound> providers;
    private final Replied replied;
    private final String base;

    RepliesResource(@All List<Inbound> providers, Replied replied, Settings settings) {
        this.providers = providers;
        this.replied = replied;
        this.base = settings.notifierPublicUrl().toString().replaceAll("/+$", "");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            summary = "Pass on a reply",
            description =
                    "For a provider's webhook for messages that come in: twilio. STOP and its like unsubscribe the"
                            + " number, START brings back what it had confirmed, HELP is answered. The same again changes"
                            + " nothing.")
    @APIResponse(responseCode = "200", description = "Done, or nothing for us; with what the provider is to answer")
    @APIResponse(responseCode = "403", description = "The signature is missing or wrong")
    @APIResponse(responseCode = "404", description = "No such provider, or it is not set up")
    public Uni<Response> take(
            @PathParam("provider") String provider,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            MultivaluedMap<String, String> form) {
        Inbound inbound = providers.stream()
                .filter(each -> each.provider().equals(provider) && each.isOn())
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.notFound("provider of this name")));
        Inbound.Said said = read(inbound, called(uri), form == null ? new MultivaluedHashMap<>() : form, headers);
        return done(inbound, said)
                .invoke(places -> LOG.infof("somebody replied %s: at %d places", said.wish(), places))
                .map(places -> Response.ok(inbound.answer(said.wish()), inbound.answerType())
                        .build());
    }

    private Uni<Long> done(Inbound inbound, Inbound.Said said) {
        return switch (said.wish()) {
            case STOP -> replied.stop(inbound.channels(), said.address());
            case START -> replied.start(inbound.channels(), said.address());
            case HELP, NOTHING -> Uni.createFrom().item(0L);
        };
    }

    /** As the provider knows it: what stands before us is not to be believed, and may have another name. */
    private URI called(UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        return URI.create(base + "/" + uri.getPath().replaceAll("^/+", "") + (query == null ? "" : "?" + query));
    }

    private static Inbound.Said read(
            Inbound inbound, URI called, MultivaluedMap<String, String> form, HttpHeaders headers) {
        try {
            return inbound.read(called, form, headers::getHeaderString);
        } catch (Inbound.Forged forged) {
            throw new ProblemException(Problem.of(403, "forbidden", "Not believed", forged.getMessage()));
        } catch (IllegalArgumentException other) {
            throw new ProblemException(Problem.malformed("The body " + other.getMessage()));
        }
    }
}
