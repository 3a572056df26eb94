package io.sitrep.bot.slack.install;

import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where people install the bot in their workspace of Slack. */
@Path("/slack")
// Slack asks who may: an administrator of the workspace agrees there, and what comes back has to know our word and
// Slack's code.
@PermitAll
@Cancellable(false)
public class InstallResource {
    private final SlackOauth oauth;

    public InstallResource(SlackOauth oauth) {
        this.oauth = oauth;
    }

    @GET
    @Path("/install")
    @Operation(summary = "Begins to install the bot in a workspace of Slack")
    @APIResponse(responseCode = "302", description = "To Slack, where somebody agrees")
    @APIResponse(responseCode = "404", description = "Installing by OAuth is off")
    public Uni<Response> install(@Context UriInfo uri, @Context HttpHeaders headers) {
        return oauth.begin(back(uri, headers))
                .map(to -> Response.status(Response.Status.FOUND)
                        .location(to)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @GET
    @Path("/oauth/callback")
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    @Operation(summary = "Where Slack sends whoever agreed")
    @APIResponse(responseCode = "200", description = "Installed")
    @APIResponse(
            responseCode = "400",
            description = "Not begun here within 10 minutes, ended already, or refused by Slack")
    public Uni<Response> callback(
            @QueryParam("code") String code,
            @QueryParam("state") String state,
            @QueryParam("error") String error,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        if (error != null) {
            throw new ProblemException(
                    Problem.of(400, "slack-install", "Not installed", "Slack says that it was not agreed to"));
        }
        return oauth.end(code, state, back(uri, headers))
                .map(name -> Response.ok("Sitrep is installed in " + name + ". Type /incident help there.\n")
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    /** This address as the browser sees it; Slack compares it with those the app was set up with. */
    private static URI back(UriInfo uri, HttpHeaders headers) {
        boolean https = "https".equalsIgnoreCase(headers.getHeaderString("X-Forwarded-Proto"));
        return uri.getBaseUriBuilder()
                .scheme(https ? "https" : uri.getBaseUri().getScheme())
                .path("slack/oauth/callback")
                .build();
    }
}
