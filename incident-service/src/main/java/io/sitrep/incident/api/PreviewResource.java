package io.sitrep.incident.api;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.Settings;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.audience.Audience.Counted;
import io.sitrep.incident.audience.Audience.Preview;
import io.sitrep.incident.audience.Audience.Rendering;
import io.sitrep.incident.command.PreviewUpdate;
import io.sitrep.incident.command.PreviewUpdate.Previewed;
import io.sitrep.incident.command.Translations;
import io.sitrep.incident.domain.Update;
import io.sitrep.incident.view.MessageHtml;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What would become of an update, over HTTP. Changes nothing. */
@Path("/api/v1/incidents/{ref}/updates/preview")
@Cancellable(false)
public class PreviewResource {
    private static final String AWAY =
            "The notifier can't be asked at the moment: who will be told is not known. They will be told all the same.";
    private static final String INSIDE = "This stays inside: nobody will be told.";

    private final Callers callers;
    private final PreviewUpdate previewUpdate;
    private final Translations translations;
    private final Settings settings;

    PreviewResource(Callers callers, PreviewUpdate previewUpdate, Translations translations, Settings settings) {
        this.callers = callers;
        this.previewUpdate = previewUpdate;
        this.translations = translations;
        this.settings = settings;
    }

    /**
     * What would become of it.
     *
     * @param state where it would stand on its way out once it is posted
     * @param audience who would be told; null when the notifier could not be asked
     * @param note what has to be said about that, or null
     * @param renderings how it would look: on the page always, on the notifier's channels when it could be asked; empty when that
     *     was not wanted
     */
    public record PreviewView(
            String status,
            String state,
            Instant publishAt,
            List<String> missingTranslations,
            Counted audience,
            String note,
            List<Rendering> renderings) {}

    @POST
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    @Parameter(name = "renderings", description = "false: who would be told alone, which takes a fraction of the time")
    public Uni<PreviewView> preview(
            @RestPath String ref,
            @RestQuery @DefaultValue("true") boolean renderings,
            UpdateBody body,
            @Context HttpHeaders headers) {
        var caller = callers.of(headers);
        var checked = Bodies.present(body).checked(settings.locales());
        return Panache.withSession(() -> previewUpdate.run(ref, checked.draft(), checked.targets(), caller))
                .chain(previewed -> previewUpdate.ask(previewed, renderings))
                .map(previewed -> view(previewed, renderings));
    }

    private PreviewView view(Previewed previewed, boolean rendered) {
        Update posted = previewed.posted().update();
        boolean inside = previewed.published().publication() == null;
        List<Rendering> renderings = rendered ? new ArrayList<>(page(previewed)) : new ArrayList<>();
        previewed.notifier().map(Preview::renderings).ifPresent(renderings::addAll);
        return new PreviewView(
                posted.status().wire(),
                posted.state().wire(),
                posted.release().publishAt(),
                translations.missing(posted, previewed.published().after()),
                inside || !posted.notifies()
                        ? Counted.NOBODY
                        : previewed.notifier().map(Preview::audience).orElse(null),
                inside ? INSIDE : posted.notifies() && previewed.notifier().isEmpty() ? AWAY : null,
                renderings);
    }

    /** On the page, in each language it is written in. */
    private List<Rendering> page(Previewed previewed) {
        if (previewed.published().publication() == null) {
            return List.of();
        }
        var headline = previewed.published().after().headline();
        Update update = previewed.published().update();
        List<Rendering> pages = new ArrayList<>();
        pages.add(new Rendering("page", settings.defaultLocale(), headline.title(), MessageHtml.of(update.message())));
        update.messages()
                .forEach((locale, text) -> pages.add(new Rendering(
                        "page",
                        locale,
                        headline.titles().getOrDefault(locale, headline.title()),
                        MessageHtml.of(text))));
        return pages;
    }
}
