package io.sitrep.notifier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.kit.json.StrictJson;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** The producer owns the examples; here they must be understood, each of them. */
class GoldenExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "incident-service", "contract", "examples");

    private final EventReader reader = new EventReader(StrictJson.newMapper());

    @Test
    void everyPublicationTheProducerShowsIsUnderstood() throws IOException {
        List<JsonObject> publications = examples().stream()
                .filter(example -> "sitrep.publications".equals(example.getString("topic")))
                .toList();

        assertThat(publications).isNotEmpty().allSatisfy(example -> {
            byte[] data = example.getJsonObject("data").encode().getBytes(StandardCharsets.UTF_8);
            PublicationEvent event = reader.read(headers(example.getString("type")), data);
            assertThat(event.kind()).as(example.getString("type")).isPresent();
            assertThat(event.publication().incident().id()).hasToString(example.getString("key"));
            assertThat(event.publication().change().message())
                    .isEqualTo(example.getJsonObject("data")
                            .getJsonObject("change")
                            .getString("message"));
        });
    }

    @Test
    void thePostmortemComesWithTheUpdateThatSumsItUp() throws IOException {
        JsonObject data =
                read(EXAMPLES.resolve("publication-postmortem-published.json")).getJsonObject("data");

        var change = reader.read(
                        headers("io.sitrep.publication.published.v1"),
                        data.encode().getBytes(StandardCharsets.UTF_8))
                .publication()
                .change();

        assertThat(change.message()).isEqualTo("A payment provider was out for 30 minutes.");
        assertThat(change.postmortem().body()).startsWith("## Summary").contains("We do not know yet.");
    }

    private static List<JsonObject> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(GoldenExamplesTest::read)
                    .toList();
        }
    }

    private static JsonObject read(Path file) {
        try {
            return new JsonObject(Files.readString(file));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Headers headers(String type) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_specversion", "1.0".getBytes(StandardCharsets.UTF_8));
        headers.add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        headers.add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        return headers;
    }
}
