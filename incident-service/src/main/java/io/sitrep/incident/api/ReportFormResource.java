package io.sitrep.incident.api;

import io.sitrep.incident.report.ReportDocuments;
import io.sitrep.incident.report.Reports;
import io.sitrep.incident.report.Verdict;
import io.sitrep.kit.http.ClientHost;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * Takes the form of {@code GET /report} and sends the browser back there, where it is said what became of it. Whoever sends it
 * is not known and proves nothing by it, so another site that sends it gains nothing (no token against forgery is needed).
 */
@Path(ReportDocuments.PATH)
@Cancellable(false)
public class ReportFormResource {
    private static final int SEE_OTHER = 303;

    /** No tag of a language and no name of a zone is longer. */
    private static final int LONGEST = 64;

    private final Reports reports;
    private final ClientHost clients;

    ReportFormResource(Reports reports, ClientHost clients) {
        this.reports = reports;
        this.clients = clients;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> send(
            @RestForm String component,
            @RestForm String country,
            @RestQuery String lang,
            @RestQuery String tz,
            @Context HttpServerRequest request) {
        String place = country == null || country.isBlank() ? null : country;
        String address = ReportDocuments.PATH + "?" + said(new ReportBody(component, place, null, null), request) + "=1"
                + parameter("lang", lang) + parameter("tz", tz);
        // As it is: made absolute, it would be what a proxy calls us.
        return Uni.createFrom()
                .item(Response.status(SEE_OTHER).header("Location", address).build());
    }

    private String said(ReportBody body, HttpServerRequest request) {
        try {
            ReportBody.Checked report = body.checked(reports);
            Verdict verdict = reports.take(clients.of(request), report.component(), report.country());
            return verdict instanceof Verdict.Counted ? "sent" : "again";
        } catch (ProblemException wrong) {
            return "wrong";
        }
    }

    private static String parameter(String name, String value) {
        return value == null || value.length() > LONGEST
                ? ""
                : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
