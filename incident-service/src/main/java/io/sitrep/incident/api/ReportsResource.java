package io.sitrep.incident.api;

import io.sitrep.incident.access.Role;
import io.sitrep.incident.report.ReportCounts;
import io.sitrep.incident.report.Reports;
import io.sitrep.incident.report.Verdict;
import io.sitrep.kit.http.ClientHost;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * What the public reports over HTTP, and how much it did.
 *
 * <p>A report is no mutation in the audit's sense: nobody is known who could answer for it, nothing of it is kept but that a
 * count is one higher, and a row for each would let anybody write into our database as much as they like. For the same reason
 * there is no Idempotency-Key: those belong to tokens, and the same client counts once in five minutes anyway.
 */
@Path("/api/v1/reports")
@Cancellable(false)
public class ReportsResource {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Reports reports;
    private final ReportCounts counts;
    private final ClientHost clients;
    private final Clock clock;

    ReportsResource(Reports reports, ReportCounts counts, ClientHost clients, Clock clock) {
        this.reports = reports;
        this.counts = counts;
        this.clients = clients;
        this.clock = clock;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> report(ReportBody body, @Context HttpServerRequest request) {
        if (!reports.ready()) {
            throw new ProblemException(
                    Problem.of(503, "not-ready", "Not ready", "It is not known yet which components there are"), SOON);
        }
        ReportBody.Checked report = Bodies.present(body).checked(reports);
        Verdict verdict = reports.take(clients.of(request), report.component(), report.country());
        if (verdict instanceof Verdict.TooOften tooOften) {
            throw new ProblemException(
                    Problem.of(429, "too-many-reports", "Too many reports", "This counts once in five minutes"),
                    tooOften.after());
        }
        return Uni.createFrom().item(Response.accepted().build());
    }

    @GET
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<ReportCounts.Counts> count(@BeanParam ReportsQuery query) {
        Duration bucket = query.bucket();
        return counts.read(query.since(clock), bucket, query.component(reports), query.country());
    }
}
