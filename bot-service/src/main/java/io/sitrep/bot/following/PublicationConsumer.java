package io.sitrep.bot.following;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.sitrep.bot.events.CloudEvent;
import io.sitrep.bot.events.UntilKept;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Reads what the public is told. A record is acknowledged once it is noted for each channel that follows; the same again has no
 * effect.
 */
@ApplicationScoped
@Startup // what it counts is there, at none, before the first record comes
public class PublicationConsumer {
    private static final String FAMILY = "io.sitrep.publication.";
    private static final String PUBLISHED = FAMILY + "published.v1";
    private static final String CORRECTED = FAMILY + "corrected.v1";
    private static final String RETRACTED = FAMILY + "retracted.v1";

    private final UntilKept publications;
    private final ObjectMapper json;
    private final News news;

    @Inject
    PublicationConsumer(ObjectMapper json, News news, MeterRegistry meters) {
        this.publications = new UntilKept("sitrep.publications", meters);
        this.json = CloudEvent.tolerant(json);
        this.news = news;
    }

    @Incoming("publications")
    public Uni<Void> publication(Message<byte[]> message) {
        return publications.orDeadLetter(message, () -> keep(CloudEvent.of(message)));
    }

    /** Of what is stopped nothing changes for those who were told. Another type may have another shape. */
    private Uni<Void> keep(CloudEvent event) {
        boolean isNew = event.type().equals(PUBLISHED);
        if (!isNew && !event.type().equals(CORRECTED) && !event.type().equals(RETRACTED)) {
            return Uni.createFrom().voidItem();
        }
        Publication publication = event.as(Publication.class, json);
        if (!publication.isOfAnUpdate()) {
            return Uni.createFrom().voidItem();
        }
        return isNew && publication.tells() ? news.told(publication, event.at()) : news.changed(publication);
    }
}
