package io.sitrep.notifier.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.kit.json.StrictJson;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    private final EventReader reader = new EventReader(StrictJson.newMapper());
    private final JsonObject change = new JsonObject().put("message", "We are investigating.");
    private final JsonObject publication = new JsonObject()
            .put("sequence", 1)
            .put(
                    "incident",
                    new JsonObject()
                            .put("id", UUID.randomUUID().toString())
                            .put("ref", "INC-1")
                            .put("public_id", "k2v9x0q4m7bt")
                            .put("status", "investigating")
                            .put("title", "Checkout is down")
                            .put("impact", "critical"))
            .put("change", change);

    @Test
    void publicationWithEverythingNeededIsRead() {
        assertThat(read().publication().change().message()).isEqualTo("We are investigating.");
    }

    @Test
    void publicationWithoutAMessageIsPoison() {
        change.remove("message");

        assertThatThrownBy(this::read).isInstanceOf(PoisonEvent.class).hasMessageContaining("message");
    }

    private PublicationEvent read() {
        return reader.read(headers(), publication.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static Headers headers() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_specversion", "1.0".getBytes(StandardCharsets.UTF_8));
        headers.add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        headers.add("ce_type", PublicationEvent.PUBLISHED.getBytes(StandardCharsets.UTF_8));
        return headers;
    }
}
