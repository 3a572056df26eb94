package io.sitrep.notifier.outside;

import io.sitrep.kit.json.StrictJson;
import io.sitrep.notifier.intake.Impact;
import io.sitrep.notifier.intake.Publication;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.render.StoredPublication;
import io.sitrep.notifier.render.Wording;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Updates ready to be sent. */
public final class Messages {
    public static final String TOKEN = "token-that-nobody-guesses";

    private Messages() {}

    public static Message anUpdate(String text) {
        return anUpdate(Events.anIncident(), text);
    }

    public static Message anUpdate(Events incident, String text) {
        return anUpdate(incident, "investigating", text);
    }

    public static Message anUpdate(Events incident, String status, String text) {
        StoredPublication stored = new StoredPublication(
                UUID.randomUUID(),
                0,
                read(incident.data(1, status, text).encode()),
                Impact.CRITICAL,
                Instant.parse("2026-03-04T10:00:01Z"));
        URI manage = URI.create("https://notify.example.com/subscriptions/" + TOKEN);
        Wording wording = new Wording(stored.said().incident().title(), text, Optional.empty(), true);
        return new Message(
                UUID.randomUUID(),
                stored,
                Reader.of("en", "UTC"),
                wording,
                manage,
                URI.create(manage + "/unsubscribe"));
    }

    /** The same as something else than news. */
    public static Message as(StoredPublication.Kind kind, Message message) {
        StoredPublication news = message.publication();
        return new Message(
                UUID.randomUUID(),
                new StoredPublication(UUID.randomUUID(), 0, kind, news.said(), news.page(), news.receivedAt()),
                message.reader(),
                message.wording(),
                message.manage(),
                message.unsubscribe());
    }

    /** The same delivery after its text was corrected. */
    public static Message corrected(Message message, String text) {
        StoredPublication before = message.publication();
        return new Message(
                message.key(),
                new StoredPublication(
                        before.id(),
                        before.revision() + 1,
                        before.kind(),
                        before.said(),
                        before.page(),
                        before.receivedAt()),
                message.reader(),
                new Wording(message.wording().title(), text, Optional.empty(), true),
                message.manage(),
                message.unsubscribe());
    }

    private static Publication read(String json) {
        try {
            return StrictJson.newMapper()
                    .disable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(json, Publication.class);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
