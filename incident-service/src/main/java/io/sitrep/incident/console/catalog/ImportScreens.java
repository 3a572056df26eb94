package io.sitrep.incident.console.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Attempts;
import io.sitrep.incident.api.ImportResource;
import io.sitrep.incident.api.StatedHeaders;
import io.sitrep.incident.console.Desk;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.Screens;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * Import of files as Statuspage serves them: one after the other, each as the API imports it. It may be done again: what has not
 * changed stays as it is.
 */
@Path("/console/catalog/import")
@Produces(MediaType.TEXT_HTML)
@Cancellable(false)
public class ImportScreens {
    private static final List<String> COUNTS = List.of("created", "updated", "unchanged");

    private final ImportResource importer;
    private final CatalogPages pages;
    private final Attempts attempts;
    private final Screens screens;
    private final Desk desk;

    ImportScreens(ImportResource importer, CatalogPages pages, Attempts attempts, Screens screens, Desk desk) {
        this.importer = importer;
        this.pages = pages;
        this.attempts = attempts;
        this.screens = screens;
        this.desk = desk;
    }

    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> statuspage(@RestForm(Form.TOKEN) String token, @RestForm("file") List<FileUpload> files) {
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
        fields.add(Form.TOKEN, token == null ? "" : token);
        desk.accept(fields);
        Screen screen = screens.of("catalog", "catalog");
        if (files == null || files.isEmpty()) {
            Problem nothing = ProblemException.invalid("file", "is missing").problem();
            return page(screen, nothing, null);
        }
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.putArray("skipped");
        return each(files.iterator(), report)
                .chain(refused -> page(screen, refused.orElse(null), report.has(COUNTS.get(0)) ? report : null));
    }

    /** Why one of them was refused, after which there is no next; or nothing. */
    private Uni<Optional<Problem>> each(Iterator<FileUpload> files, ObjectNode report) {
        if (!files.hasNext()) {
            return Uni.createFrom().item(Optional.empty());
        }
        FileUpload file = files.next();
        return attempts.of(() -> aside(() -> run(file))).chain(attempt -> {
            if (attempt.isRefused()) {
                return Uni.createFrom().item(Optional.of(attempt.problem()));
            }
            add(report, attempt.made());
            return each(files, report);
        });
    }

    private Uni<Response> page(Screen screen, Problem problem, ObjectNode report) {
        return pages.page(
                problem == null ? 200 : problem.status(),
                screen.refusing(problem),
                new CatalogPages.Wanted(Form.EMPTY, null, null, report));
    }

    /** Reading takes long, and waits: on a thread that may, in the same request. */
    private static <T> Uni<T> aside(Callable<T> work) {
        var here = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(() -> here.executeBlocking(work, false).toCompletionStage());
    }

    private Response run(FileUpload file) throws IOException {
        try (InputStream content = Files.newInputStream(file.uploadedFile())) {
            return importer.statuspage(content, new StatedHeaders(Map.of()));
        }
    }

    private static void add(ObjectNode report, JsonNode done) {
        COUNTS.forEach(count ->
                report.put(count, report.path(count).asInt() + done.path(count).asInt()));
        done.path("skipped").forEach(report.withArray("skipped")::add);
    }
}
