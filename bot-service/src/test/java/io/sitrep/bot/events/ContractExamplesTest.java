package io.sitrep.bot.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.kit.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the producers show of their events, each of them, as this consumer reads it. */
class ContractExamplesTest {
    private static final ObjectMapper JSON = CloudEvent.tolerant(StrictJson.newMapper());

    static Stream<Path> incidents() {
        return examples("incident-service", "incident-");
    }

    static Stream<Path> deliveries() {
        return examples("notifier-service", "delivery-");
    }

    static Stream<Path> signals() {
        return examples("incident-service", "signal-");
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void eachFactIsUnderstood(Path example) throws IOException {
        JsonNode whole = JSON.readTree(example.toFile());

        IncidentFact fact = event(whole).as(IncidentFact.class, JSON).checked();

        JsonNode change = whole.path("data").path("change");
        assertThat(fact.incident().id()).hasToString(whole.path("key").asText());
        assertThat(fact.sequence())
                .isEqualTo(whole.path("data").path("sequence").asLong());
        assertThat(fact.said(JSON).map(Said::message).orElse(null))
                .isEqualTo(change.has("state") ? change.path("message").asText() : null);
        // What is kept of it reads the same again.
        assertThat(JSON.readValue(JSON.writeValueAsString(fact.incident()), Head.class))
                .isEqualTo(fact.incident());
    }

    @Test
    void whatACardShowsIsThere() throws IOException {
        IncidentFact fact = event(JSON.readTree(
                        file("incident-service", "incident-updated").toFile()))
                .as(IncidentFact.class, JSON)
                .checked();

        assertThat(fact.incident().isOpen()).isTrue();
        assertThat(fact.incident().isIncident()).isTrue();
        assertThat(fact.incident().severity()).isEqualTo("SEV1");
        assertThat(fact.incident().commander()).isEqualTo("Ada");
        assertThat(fact.incident().components()).hasSize(1);
        assertThat(fact.incident().nextUpdateAt()).isEqualTo(Instant.parse("2026-03-04T10:40:00Z"));
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void eachCountIsUnderstood(Path example) throws IOException {
        JsonNode whole = JSON.readTree(example.toFile());

        DeliveryCount count = event(whole).as(DeliveryCount.class, JSON).checked();

        assertThat(count.incident().id()).hasToString(whole.path("key").asText());
        assertThat(count.counts().planned()).isEqualTo(10_225);
        assertThat(count.counts().unsent() == 0)
                .isEqualTo(whole.path("type").asText().contains("completed"));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void eachSignalIsUnderstood(Path example) throws IOException {
        Signal signal = event(JSON.readTree(example.toFile())).as(Signal.class, JSON);

        assertThat(signal.isOfAnIncident()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "null", "{}", "{\"sequence\":1}", "{\"sequence\":1,\"incident\":{}}"})
    void whatIsNoFactIsPoison(String data) {
        CloudEvent event = CloudEvent.of(headers("io.sitrep.incident.updated.v1"), Instant.EPOCH, bytes(data));

        assertThatThrownBy(() -> event.as(IncidentFact.class, JSON).checked()).isInstanceOf(PoisonEvent.class);
    }

    @Test
    void whatIsNoCloudEventIsPoison() {
        assertThatThrownBy(() -> CloudEvent.of(new RecordHeaders(), Instant.EPOCH, bytes("{}")))
                .isInstanceOf(PoisonEvent.class);
    }

    private static Stream<Path> examples(String producer, String start) {
        try (Stream<Path> files = Files.list(file(producer, "x").getParent())) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith(start))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found.stream();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Path file(String producer, String name) {
        return Path.of("..", producer, "contract", "examples", name + ".json");
    }

    private static CloudEvent event(JsonNode example) {
        return CloudEvent.of(
                headers(example.path("type").asText()),
                Instant.EPOCH,
                bytes(example.path("data").toString()));
    }

    private static RecordHeaders headers(String type) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_specversion", bytes("1.0"));
        headers.add("ce_type", bytes(type));
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
