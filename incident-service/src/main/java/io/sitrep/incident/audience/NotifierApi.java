package io.sitrep.incident.audience;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What the incident service asks of the notifier. */
@Path("/api/v1")
interface NotifierApi {
    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> preview(@QueryParam("renderings") boolean renderings, String body);

    /** @param client for whom it is asked: it is the reader who may not ask too often, not this service */
    @POST
    @Path("/subscriptions")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> subscribe(@HeaderParam("Sitrep-Client") String client, String body);

    @GET
    @Path("/incidents/{ref}/deliveries")
    Uni<Response> told(@PathParam("ref") String ref, @QueryParam("publication") String update);
}
