package io.sitrep.notifier.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Reads CloudEvents 1.0 in Kafka's binary mode: attributes are headers, the value is the data alone. */
@Singleton
public class EventReader {
    private final ObjectMapper json;

    EventReader(ObjectMapper json) {
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** @throws PoisonEvent when it is not such an event; the reason names what is wrong, not what was sent */
    public PublicationEvent read(Headers headers, byte[] value) {
        if (!"1.0".equals(text(headers, "ce_specversion"))) {
            throw new PoisonEvent("not a CloudEvents 1.0 record");
        }
        UUID id = id(text(headers, "ce_id"));
        String type = text(headers, "ce_type");
        if (value == null) {
            throw new PoisonEvent("the record has no value");
        }
        String payload = new String(value, StandardCharsets.UTF_8);
        // Another type may have another shape: it is not this version's to judge.
        Publication publication = PublicationEvent.Kind.ofType(type)
                .map(kind -> complete(kind, publication(value)))
                .orElse(null);
        return new PublicationEvent(id, type, publication, payload);
    }

    /** Reads a payload that was kept. */
    public Publication kept(String payload) {
        try {
            return json.readValue(payload, Publication.class);
        } catch (JsonProcessingException altered) {
            throw new IllegalStateException("a kept publication can no longer be read", altered);
        }
    }

    /** Reads what would be published. @throws PoisonEvent when it could not be */
    public Publication planned(String payload) {
        return complete(PublicationEvent.Kind.PUBLISHED, publication(payload.getBytes(StandardCharsets.UTF_8)));
    }

    private Publication publication(byte[] value) {
        try {
            return json.readValue(value, Publication.class);
        } catch (IOException unreadable) {
            throw new PoisonEvent(
                    "the data is not a publication: " + unreadable.getClass().getSimpleName());
        }
    }

    private static Publication complete(PublicationEvent.Kind kind, Publication read) {
        if (read == null || read.sequence() == null || read.incident() == null || read.change() == null) {
            throw new PoisonEvent("the data lacks one of sequence, incident, change");
        }
        change(kind, read);
        Publication.Incident incident = read.incident();
        if (incident.id() == null || incident.ref() == null || incident.publicId() == null) {
            throw new PoisonEvent("the incident lacks one of id, ref, public_id");
        }
        if (incident.status() == null || incident.title() == null || incident.impact() == null) {
            throw new PoisonEvent("the incident lacks one of status, title, impact");
        }
        if (read.componentIds().contains(null)) {
            throw new PoisonEvent("a component lacks its id");
        }
        return read;
    }

    /** An edit of the incident's head alone has neither message nor id: fine where nobody is to be told of it. */
    private static void change(PublicationEvent.Kind kind, Publication read) {
        boolean hasId = read.change().id() != null;
        boolean wantsMessage = switch (kind) {
            case PUBLISHED -> read.isToBeTold();
            case CORRECTED -> hasId;
            case RETRACTED, STOPPED -> false;
            case SANG -> true;
        };
        if (wantsMessage && read.change().message() == null) {
            throw new PoisonEvent("the change lacks its message");
        }
        if (kind == PublicationEvent.Kind.STOPPED && !hasId) {
            throw new PoisonEvent("the change lacks its id: nothing is named that could be stopped");
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw new PoisonEvent("ce_id is not a UUID");
        }
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new PoisonEvent(name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
