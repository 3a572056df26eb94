package io.sitrep.incident.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.DomainStory;
import io.sitrep.incident.domain.LifecycleStory;
import io.sitrep.incident.domain.MaintenanceStory;
import io.sitrep.incident.domain.PostmortemStory;
import io.sitrep.incident.view.PageAddress;
import io.sitrep.kit.json.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is emitted equals the golden examples, to the letter, and fits the schemas. */
class GoldenEventsTest {
    private static final Path CONTRACT = Path.of("contract");
    private static final ObjectMapper JSON = StrictJson.newMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final PageAddress PAGE = new PageAddress(URI.create("https://status.example.com"));
    private static final Events EVENTS = new Events(PAGE);
    private static final Instant SUNG = Instant.parse("2026-03-04T10:00:00.123Z");
    private static final UUID SONG = UUID.fromString("0199d3c0-0000-7000-8000-00000000cafe");

    @Test
    void whatIsEmittedEqualsTheGoldenExamples() throws IOException {
        for (var example : emitted().entrySet()) {
            Path golden = CONTRACT.resolve("examples").resolve(example.getKey() + ".json");
            if (Boolean.getBoolean("golden.write")) {
                Files.writeString(golden, JSON.writeValueAsString(example.getValue()) + "\n");
            }
            assertThat(JSON.readTree(example.getValue().toString()))
                    .as(example.getKey())
                    .isEqualTo(JSON.readTree(Files.readString(golden)));
        }
    }

    @Test
    void everyExampleIsEmittedByTheStory() throws IOException {
        try (var files = Files.list(CONTRACT.resolve("examples"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(emitted().keySet());
        }
    }

    @Test
    void thereIsAnExampleOfEveryTypeThatIsAnnounced() throws IOException {
        var announced = Pattern.compile("name: (io\\.sitrep\\.\\S+)")
                .matcher(Files.readString(CONTRACT.resolve("asyncapi.yaml")))
                .results()
                .map(name -> name.group(1))
                .toList();

        assertThat(emitted().values().stream()
                        .map(example -> example.get("type").asText())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(announced);
    }

    @Test
    void whatIsEmittedFitsTheSchemas() throws IOException {
        for (var example : emitted().values()) {
            if (example.get("data").isNull()) {
                continue; // Of what is gone there is nothing but the key.
            }
            assertThat(schema(example).validate(example.get("data").toString(), InputFormat.JSON))
                    .as(example.get("type").asText())
                    .isEmpty();
        }
    }

    @Test
    void theSchemaOfPublicationsRefusesAFieldNobodyDeclaredPublic() throws IOException {
        ObjectNode data = (ObjectNode) emitted().get("publication-published").get("data");
        ((ObjectNode) data.get("incident")).put("commander", "Ada");

        assertThat(schema(emitted().get("publication-published")).validate(data.toString(), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void theLargestUpdateThereCanBeIsAnEventThatKafkaTakes() throws IOException {
        for (String unkind : List.of("\"", "&", "> ".repeat(90), "[a] ", "\ud83d\udd25", "\u6f22")) {
            for (NewEvent event : EVENTS.of(DomainStory.largest(unkind))) {
                assertThat(StrictJson.newMapper().writeValueAsBytes(event.data()))
                        .as("of " + unkind)
                        .hasSizeLessThan(1024 * 1024);
            }
        }
    }

    private static Schema schema(JsonNode example) throws IOException {
        String type = example.get("type").asText();
        String name = type.startsWith("io.sitrep.component.")
                ? "component-status"
                : type.equals(SignOfLife.TYPE)
                        ? "canary"
                        : Map.of(
                                        Topics.PUBLICATIONS, "publication",
                                        Topics.INCIDENTS, "incident-fact",
                                        Topics.SIGNALS, "signal",
                                        Topics.CATALOG, "catalog")
                                .get(example.get("topic").asText());
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        Files.readString(CONTRACT.resolve("schemas").resolve(name + ".schema.json")), InputFormat.JSON);
    }

    private static Map<String, JsonNode> emitted() {
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        add(examples, "declared", DomainStory.declared());
        add(examples, "updated", DomainStory.updated());
        add(examples, "resolved", DomainStory.resolved());
        add(examples, "noted-internally", DomainStory.notedInternally());
        LifecycleStory.decisions().forEach((name, decision) -> add(examples, name, decision));
        PostmortemStory.decisions().forEach((name, decision) -> add(examples, name, decision));
        MaintenanceStory.decisions().forEach((name, decision) -> add(examples, name, decision));
        examples.put("signal-maintenance-overrun", example(EVENTS.of(MaintenanceStory.overrun())));
        examples.put("signal-update-overdue", example(EVENTS.of(LifecycleStory.overdue())));
        examples.put("canary-sang", example(SignOfLife.event(SUNG, SONG, PAGE)));
        CatalogStory.changes().forEach((name, change) -> examples.put(name, example(EVENTS.of(change))));
        return examples;
    }

    private static void add(Map<String, JsonNode> examples, String name, Decision decision) {
        for (NewEvent event : EVENTS.of(decision)) {
            boolean publication = event.topic().equals(Topics.PUBLICATIONS);
            String file = (publication ? "publication-" : "incident-")
                    + (publication && name.equals("declared") ? "published" : name);
            examples.put(file, example(event));
        }
    }

    private static ObjectNode example(NewEvent event) {
        ObjectNode example = JSON.createObjectNode()
                .put("type", event.type())
                .put("topic", event.topic())
                .put("key", event.key());
        example.set("data", JSON.valueToTree(event.data()));
        return example;
    }
}
