package io.sitrep.notifier.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.fanout.Audience;
import io.sitrep.notifier.intake.EventReader;
import io.sitrep.notifier.intake.Impact;
import io.sitrep.notifier.intake.PoisonEvent;
import io.sitrep.notifier.intake.Publication;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.render.Renderer;
import io.sitrep.notifier.render.StoredPublication;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * What would become of a publication: who would be told, and how it would look on each channel in each language it is
 * written in. Changes nothing and tells nobody.
 */
@Path("/api/v1/preview")
@Tag(name = "Audience")
@Cancellable(false)
public class PreviewResource {
    private static final String NOBODY = "preview";

    private final EventReader events;
    private final Audience audience;
    private final Renderer renderer;
    private final Channels channels;
    private final Settings settings;
    private final Clock clock;

    PreviewResource(
            EventReader events,
            Audience audience,
            Renderer renderer,
            Channels channels,
            Settings settings,
            Clock clock) {
        this.events = events;
        this.audience = audience;
        this.renderer = renderer;
        this.channels = channels;
        this.settings = settings;
        this.clock = clock;
    }

    /** The data a publication event would have. */
    public record PreviewBody(JsonNode publication) {}

    /** How it would look. */
    public record Rendering(String channel, String locale, String subject, String text) {}

    /** Who would be told, and what. */
    public record Previewed(AudienceResource.Counted audience, List<Rendering> renderings) {}

    @POST
    @RolesAllowed({"responder", "service"})
    public Uni<Previewed> preview(PreviewBody body) {
        if (body == null || body.publication == null) {
            throw new ProblemException(Problem.malformed("A publication is wanted"));
        }
        Publication said = read(body.publication);
        return audience.of(kind(said))
                .map(AudienceResource.Counted::of)
                .chain(counted -> renderings(said).map(shown -> new Previewed(counted, shown)));
    }

    private Publication read(JsonNode publication) {
        try {
            return events.planned(publication.toString());
        } catch (PoisonEvent unusable) {
            throw ProblemException.invalid("publication", unusable.getMessage());
        }
    }

    private static Audience.Kind kind(Publication said) {
        return new Audience.Kind(
                said.incident().id(),
                said.incident().impact(),
                said.isMaintenance(),
                said.componentIds(),
                said.regionCodes());
    }

    private Uni<List<Rendering>> renderings(Publication said) {
        var stored = new StoredPublication(
                new UUID(0, 0), 1, said, Impact.of(said.incident().impact()), clock.instant());
        TreeSet<String> locales = new TreeSet<>(said.change().translations().keySet());
        locales.add(settings.defaultLocale());
        return Multi.createFrom()
                .iterable(channels.names())
                .onItem()
                .transformToMultiAndConcatenate(name -> Multi.createFrom()
                        .iterable(locales)
                        .onItem()
                        .transformToUniAndConcatenate(locale -> rendering(name, locale, stored)))
                .collect()
                .asList();
    }

    private Uni<Rendering> rendering(String name, String locale, StoredPublication stored) {
        Channel channel = channels.named(name).orElseThrow();
        Message message = renderer.render(new UUID(0, 0), stored, Reader.of(locale, "UTC"), NOBODY);
        return channel.preview(message).map(preview -> new Rendering(name, locale, preview.subject(), preview.text()));
    }
}
