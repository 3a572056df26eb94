package io.sitrep.notifier.outside;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** A route whose author forgot to say who may use it. */
@Path("/forgotten")
@Cancellable(false)
public class ForgottenResource {
    @GET
    @Operation(hidden = true)
    public String secrets() {
        return "for nobody";
    }
}
