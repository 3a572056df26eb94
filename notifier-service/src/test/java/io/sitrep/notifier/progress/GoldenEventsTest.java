package io.sitrep.notifier.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.kit.json.StrictJson;
import io.sitrep.notifier.delivery.Counts;
import io.sitrep.notifier.delivery.DeliveryState;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is emitted equals the golden examples, to the letter, and fits the schema. */
class GoldenEventsTest {
    private static final ObjectMapper JSON = StrictJson.newMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final UUID INCIDENT = UUID.fromString("0199d3c0-5b7a-7cc2-9d2f-6f0f3a1b2c3d");
    private static final UUID PUBLICATION = UUID.fromString("0199d3c0-0000-7000-8000-00000000000a");
    private static final UUID UPDATE = UUID.fromString("0199d3c0-0000-7000-8000-000000000002");
    private static final Instant FIRST = Instant.parse("2026-03-04T10:10:00.100Z");

    @Test
    void whatIsEmittedEqualsTheGoldenExamples() throws IOException {
        for (var example : emitted().entrySet()) {
            var golden = DeliverySchema.CONTRACT.resolve("examples").resolve(example.getKey() + ".json");
            if (Boolean.getBoolean("golden.write")) {
                Files.writeString(golden, JSON.writeValueAsString(example.getValue()) + "\n");
            }
            assertThat(JSON.readTree(example.getValue().toString()))
                    .as(example.getKey())
                    .isEqualTo(JSON.readTree(Files.readString(golden)));
        }
    }

    @Test
    void everyExampleIsEmittedAndFitsTheSchema() throws IOException {
        try (var files = Files.list(DeliverySchema.CONTRACT.resolve("examples"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(emitted().keySet());
        }
        for (JsonNode example : emitted().values()) {
            assertThat(DeliverySchema.faults(example.get("data").toString())).isEmpty();
        }
    }

    @Test
    void thereIsAnExampleOfEveryTypeThatIsAnnounced() throws IOException {
        var announced = Pattern.compile("name: (io\\.sitrep\\.\\S+)")
                .matcher(Files.readString(DeliverySchema.CONTRACT.resolve("asyncapi.yaml")))
                .results()
                .map(name -> name.group(1))
                .toList();

        assertThat(emitted().values().stream()
                        .map(example -> example.get("type").asText()))
                .containsExactlyInAnyOrderElementsOf(announced);
    }

    @Test
    void theSchemaRefusesAFieldNobodyDeclared() {
        ObjectNode data = (ObjectNode) emitted().get("delivery-planned").get("data");
        assertThat(DeliverySchema.faults(data.put("address", "ada@example.org").toString()))
                .isNotEmpty();
    }

    private static Map<String, JsonNode> emitted() {
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        examples.put(
                "delivery-planned", example(Due.Type.PLANNED, 0, Map.of(DeliveryState.PENDING, 10_225L), null, null));
        examples.put(
                "delivery-progress",
                example(
                        Due.Type.PROGRESS,
                        1,
                        Map.of(
                                DeliveryState.PENDING, 4_000L,
                                DeliveryState.SENDING, 512L,
                                DeliveryState.RETRYING, 9L,
                                DeliveryState.DELIVERED, 5_704L),
                        FIRST,
                        FIRST.plusSeconds(4)));
        examples.put(
                "delivery-completed",
                example(
                        Due.Type.COMPLETED,
                        2,
                        Map.of(DeliveryState.DELIVERED, 10_213L, DeliveryState.DEAD, 12L),
                        FIRST,
                        FIRST.plusSeconds(9)));
        return examples;
    }

    private static JsonNode example(
            Due.Type type, long said, Map<DeliveryState, Long> states, Instant first, Instant last) {
        Said.Incident incident = new Said.Incident(INCIDENT, "k2v9x0q4m7bt", "INC-42");
        Due due = new Due(PUBLICATION, UPDATE, incident, "update", said, null, false, false, false, false);
        Said data = due.say(new Counts.OfPublication(
                PUBLICATION,
                UPDATE,
                2,
                "identified",
                null,
                new Counts.Count(states, states.getOrDefault(DeliveryState.DEAD, 0L), first, last)));
        ObjectNode example = JSON.createObjectNode()
                .put("type", type.word())
                .put("topic", DeliveriesTopic.NAME)
                .put("key", INCIDENT.toString());
        example.set("data", JSON.valueToTree(data));
        return example;
    }
}
