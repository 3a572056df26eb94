package io.sitrep.incident.page.html;

import io.sitrep.incident.page.site.Conditions;
import io.sitrep.incident.page.site.Document;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
    private final Document style;
    private final Document script;

    AssetsResource(Assets assets) {
        this.assets = assets;
        this.style = Document.data("text/css;charset=UTF-8", assets.style());
        this.script = Document.data("text/javascript;charset=UTF-8", assets.script());
    }

    @GET
    @Path("page.css")
    @Operation(hidden = true)
    public Response css(@Context UriInfo address, @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String accepted) {
        return kept(style, Conditions.acceptsGzip(accepted), isFor(assets.css(), address));
    }

    @GET
    @Path("page.js")
    @Operation(hidden = true)
    public Response js(@Context UriInfo address, @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String accepted) {
        return kept(script, Conditions.acceptsGzip(accepted), isFor(assets.js(), address));
    }

    private static boolean isFor(String own, UriInfo address) {
        return own.endsWith("?" + address.getRequestUri().getRawQuery());
    }

    /**
     * @param small whether it may be sent compressed
     * @param forLong whether it was asked for under the address that changes with its content
     */
    public static Response kept(Document file, boolean small, boolean forLong) {
        boolean compressed = small && file.compressed() != null;
        return Response.ok((compressed ? file.compressed() : file.plain()).getBytes(), file.type())
                .header(HttpHeaders.CACHE_CONTROL, forLong ? FOR_LONG : FOR_NOW)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.CONTENT_ENCODING, compressed ? "gzip" : null)
                .build();
    }
}
