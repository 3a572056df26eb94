package io.sitrep.notifier.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.kit.json.StrictJson;
import io.sitrep.notifier.intake.PublicationEvent.Kind;
import io.vertx.core.json.JsonArray;
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
    void publicationToBeToldWithoutAMessageIsPoison() {
        change.remove("message");

        assertThatThrownBy(this::read).isInstanceOf(PoisonEvent.class).hasMessageContaining("message");
    }

    @Test
    void editOfTheHeadAloneNeedsNoMessage() {
        change.remove("message");
        change.put("fields", new JsonArray().add("title"));

        assertThat(read(Kind.CORRECTED).kind()).contains(Kind.CORRECTED);
        assertThat(read(Kind.RETRACTED).kind()).contains(Kind.RETRACTED);
        publication.put("notify", false);
        assertThat(read(Kind.PUBLISHED).publication().change().message()).isNull();
    }

    @Test
    void correctionOfAnUpdateWithoutItsTextIsPoison() {
        change.remove("message");
        change.put("id", UUID.randomUUID().toString());

        assertThatThrownBy(() -> read(Kind.CORRECTED)).isInstanceOf(PoisonEvent.class);
    }

    @Test
    void stopThatNamesNothingIsPoison() {
        assertThatThrownBy(() -> read(Kind.STOPPED))
                .isInstanceOf(PoisonEvent.class)
                .hasMessageContaining("id");
    }

    private PublicationEvent read() {
        return read(Kind.PUBLISHED);
    }

    private PublicationEvent read(Kind kind) {
        return reader.read(headers(kind), publication.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static Headers headers(Kind kind) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_specversion", "1.0".getBytes(StandardCharsets.UTF_8));
        headers.add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        headers.add("ce_type", kind.type().getBytes(StandardCharsets.UTF_8));
        return headers;
    }
}
