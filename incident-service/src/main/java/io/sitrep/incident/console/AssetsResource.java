package io.sitrep.incident.console;

import static io.sitrep.incident.page.html.AssetsResource.kept;

import io.sitrep.incident.page.site.Conditions;
import io.sitrep.incident.page.site.Document;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Serves what the console's screens load. */
@Path("/console")
@PermitAll
@Cancellable(false)
public class AssetsResource {
    private final Assets assets;
    private final Document style;
    private final Document script;

    AssetsResource(Assets assets) {
        this.assets = assets;
        this.style = Document.data("text/css;charset=UTF-8", assets.style());
        this.script = Document.data("text/javascript;charset=UTF-8", assets.script());
    }

    @GET
    @Path("/console.css")
    @Operation(hidden = true)
    public Response css(@RestQuery String v, @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String accepted) {
        return kept(style, Conditions.acceptsGzip(accepted), assets.css().endsWith("=" + v));
    }

    @GET
    @Path("/console.js")
    @Operation(hidden = true)
    public Response js(@RestQuery String v, @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String accepted) {
        return kept(script, Conditions.acceptsGzip(accepted), assets.js().endsWith("=" + v));
    }
}
