package io.sitrep.incident.console.subscribers;

import io.sitrep.incident.access.Role;
import io.sitrep.incident.console.Desk;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Html;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.Screens;
import io.sitrep.incident.console.notifier.Act;
import io.sitrep.incident.console.notifier.Errand;
import io.sitrep.incident.console.notifier.Notifier;
import io.sitrep.incident.console.notifier.NotifierActs;
import io.sitrep.incident.console.notifier.Refused;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** A list of subscribers, as a file or as text: tried first, which changes nothing, and then taken. */
@Path("/console/subscribers/import")
@Produces(MediaType.TEXT_HTML)
@Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
@Cancellable(false)
public class SubscriberFileScreens {
    private static final String API = "/api/v1/subscribers/import";

    private final Notifier notifier;
    private final NotifierActs acts;
    private final Screens screens;
    private final Desk desk;

    SubscriberFileScreens(Notifier notifier, NotifierActs acts, Screens screens, Desk desk) {
        this.notifier = notifier;
        this.acts = acts;
        this.screens = screens;
        this.desk = desk;
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Response form() {
        return html(screen(), "", null, Refused.NOTHING);
    }

    /** Changes nothing, so there is nothing for the audit in it. */
    @POST
    @Path("/try")
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> look(@BeanParam HandedIn handedIn) {
        Form form = desk.accept(handedIn.fields());
        Screen screen = screen();
        return notifier.door()
                .ask(errand(handedIn).asking(Map.of("dry_run", "true")), People.Report.class)
                .map(report -> html(screen, handedIn.shown(), report, Refused.NOTHING))
                .onFailure(ProblemException.class)
                .recoverWithItem(failure -> html(
                        screen,
                        handedIn.shown(),
                        null,
                        new Refused(null, form, ((ProblemException) failure).problem())));
    }

    @POST
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> take(@BeanParam HandedIn handedIn) {
        Screen screen = screen();
        Act act = new Act(
                form -> errand(handedIn),
                Act.saying("saidAdded"),
                form -> SubscribersScreen.ADDRESS,
                refused -> Uni.createFrom()
                        .item(() -> html(
                                screen,
                                handedIn.shown(),
                                null,
                                new Refused(null, refused.typed(), refused.problem()))));
        return acts.show(
                handedIn.fields(),
                act,
                (typed, made) -> Uni.createFrom()
                        .item(() -> html(screen, "", notifier.read(made, People.Report.class), Refused.NOTHING)));
    }

    private static Errand errand(HandedIn handedIn) {
        return Errand.post(
                        API,
                        handedIn.isFile()
                                ? handedIn.file.uploadedFile()
                                : handedIn.typed().getBytes(StandardCharsets.UTF_8))
                .patiently();
    }

    private Screen screen() {
        return screens.of("subscribers", "subscribersImport");
    }

    private static Response html(Screen screen, String text, People.Report report, Refused refused) {
        ImportScreen page = new ImportScreen(screen.refusing(refused.problem()), text, report, refused);
        return Html.of(page.screen(), SubscriberTemplates.subscribersImport(page.screen(), page));
    }
}
