package io.sitrep.notifier.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.sitrep.kit.http.Spool;
import io.sitrep.notifier.importer.ImportReport;
import io.sitrep.notifier.importer.SubscriberImport;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * Takes a file of subscribers. Repeatable by nature: who is there stays as they are. With an Idempotency-Key the file has to be known
 * whole before anything is done with it, and takes its way through a temporary file.
 */
@Path("/api/v1/subscribers/import")
@Tag(name = "Subscribers")
@Cancellable(false)
public class ImportResource {
    private final SubscriberImport subscribers;
    private final FirstAnswers answers;
    private final SecurityIdentity caller;

    ImportResource(SubscriberImport subscribers, FirstAnswers answers, SecurityIdentity caller) {
        this.subscribers = subscribers;
        this.answers = answers;
        this.caller = caller;
    }

    @POST
    @RolesAllowed("admin")
    @Blocking
    @Operation(
            summary = "Import subscribers",
            description =
                    "CSV or NDJSON with the fields of a subscriber, or Statuspage's list of subscribers as CSV; up to 64 MiB,"
                            + " read as it comes. Lines that can't be taken are named with the reason, the first thousand of them;"
                            + " the others are taken. Who was erased or has unsubscribed is not brought back.")
    @APIResponse(responseCode = "200", description = "What became of it")
    public Uni<Response> run(
            @HeaderParam("Idempotency-Key") String key, InputStream file, @QueryParam("dry_run") String dryRun)
            throws IOException {
        boolean dry = DryRun.is(dryRun);
        String actor = caller.getPrincipal().getName();
        if (key == null) {
            ImportReport report = subscribers.run(file, dry, actor);
            return Uni.createFrom().item(Response.ok(report).build());
        }
        Spool spool = Spool.of(file);
        return answers.once(
                        key,
                        "import, dry: " + dry,
                        spool.digest(),
                        unused -> Uni.createFrom()
                                .item(() -> report(spool, dry, actor))
                                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                                .map(report -> new FirstAnswers.Answer(200, null, report)))
                .eventually(() -> close(spool));
    }

    private ImportReport report(Spool spool, boolean dry, String actor) {
        try (InputStream file = spool.open()) {
            return subscribers.run(file, dry, actor);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void close(Spool spool) {
        try {
            spool.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
