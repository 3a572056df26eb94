package io.sitrep.incident.page.html;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves what pages load. */
@Path("/")
@PermitAll
public class AssetsResource {
    /** Whoever has it under this address need not ask again for a day; with other content it has another address. */
    private static final String FOR_LONG = "public, max-age=86400, immutable";

    private final Assets assets;

    AssetsResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Path("page.css")
    @Operation(hidden = true)
    public Response css() {
        return kept(assets.style(), "text/css;charset=UTF-8");
    }

    @GET
    @Path("page.js")
    @Operation(hidden = true)
    public Response js() {
        return kept(assets.script(), "text/javascript;charset=UTF-8");
    }

    private static Response kept(String content, String type) {
        return Response.ok(content, type)
                .header(HttpHeaders.CACHE_CONTROL, FOR_LONG)
                .build();
    }
}
