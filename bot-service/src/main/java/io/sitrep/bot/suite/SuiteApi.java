package io.sitrep.bot.suite;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A service of the suite over HTTP. An answer of any status is an answer; only a lost connection fails. */
@Path("/")
interface SuiteApi {
    @GET
    Uni<Response> get(@Url String url, @BeanParam SuiteHeaders headers);

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> post(@Url String url, @BeanParam SuiteHeaders headers, String body);

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> put(@Url String url, @BeanParam SuiteHeaders headers, String body);

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> patch(@Url String url, @BeanParam SuiteHeaders headers, String body);

    @DELETE
    Uni<Response> delete(@Url String url, @BeanParam SuiteHeaders headers);
}
