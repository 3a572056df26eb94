package io.sitrep.bot.notifier;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** What the bot asks of the notifier for those who type. */
@Path("/api/v1")
interface NotifierApi {
    @GET
    @Path("/incidents/{ref}/deliveries")
    Uni<Response> deliveries(@PathParam("ref") String ref);
}
