package io.sitrep.incident.page.html;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves what pages load. */
@Path("/")
@PermitAll
public class AssetsResource {
    /** Whoever has it under this address need not ask again for a year; with other content it has another address. */
    private static final String FOR_LONG = "public, max-age=31536000, immutable";

    /** Under any other address it is what it is today: an older page's, or that of a replica of another release. */
    private static final String FOR_NOW = "public, max-age=0, s-maxage=5";

    private final Assets assets;

    AssetsResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Path("page.css")
    @Operation(hidden = true)
    public Response css(@Context UriInfo address) {
        return kept(assets.style(), "text/css;charset=UTF-8", isFor(assets.css(), address));
    }

    @GET
    @Path("page.js")
    @Operation(hidden = true)
    public Response js(@Context UriInfo address) {
        return kept(assets.script(), "text/javascript;charset=UTF-8", isFor(assets.js(), address));
    }

    private static boolean isFor(String own, UriInfo address) {
        return own.endsWith("?" + address.getRequestUri().getRawQuery());
    }

    private static Response kept(String content, String type, boolean forLong) {
        return Response.ok(content, type)
                .header(HttpHeaders.CACHE_CONTROL, forLong ? FOR_LONG : FOR_NOW)
                .build();
    }
}
