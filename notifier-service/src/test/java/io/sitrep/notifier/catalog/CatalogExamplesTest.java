package io.sitrep.notifier.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.kit.json.StrictJson;
import io.sitrep.notifier.intake.PoisonEvent;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The producer owns the examples; here each of them must be understood, or knowingly passed over. */
class CatalogExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "incident-service", "contract", "examples");
    private static final Instant UPDATED = Instant.parse("2026-03-04T10:00:00Z");
    private static final UUID MEETINGS = UUID.fromString("0195600a-0000-7000-8000-000000000001");
    private static final UUID ZOOM = UUID.fromString("0195600a-0000-7000-8000-000000000003");

    private final CatalogEvent.Reader reader = new CatalogEvent.Reader(StrictJson.newMapper());

    @ParameterizedTest
    @ValueSource(strings = {"catalog-component", "component-status-changed"})
    void componentIsUnderstood(String example) throws IOException {
        assertThat(read(example))
                .isInstanceOfSatisfying(
                        CatalogEvent.Component.class,
                        component -> assertThat(component)
                                .isEqualTo(new CatalogEvent.Component(
                                        MEETINGS,
                                        "aaaabbbbcccc",
                                        "Meetings",
                                        1,
                                        ZOOM,
                                        component.status(),
                                        new CatalogEvent.Provides("teams", List.of("outlook.com", "hotmail.com")),
                                        false,
                                        UPDATED)));
    }

    @Test
    void groupRegionAndWhatIsGoneAreUnderstood() throws IOException {
        assertThat(read("catalog-group")).isEqualTo(new CatalogEvent.Group(ZOOM, "ddddeeeeffff", "Zoom", 1, UPDATED));
        assertThat(read("catalog-region")).isEqualTo(new CatalogEvent.CustomRegion("dach", "DACH", "europe", UPDATED));
        assertThat(read("catalog-component-gone")).isEqualTo(new CatalogEvent.Gone("component", MEETINGS.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalog-person", "catalog-role", "catalog-runbook"})
    void whatIsNotForSubscribersIsPassedOver(String example) throws IOException {
        assertThat(read(example)).isEqualTo(new CatalogEvent.Other());
    }

    @Test
    void aTemplateOfMessagesIsUnderstoodAndAnyOtherIsNone() throws IOException {
        assertThat(read("catalog-template-of-messages"))
                .isEqualTo(new CatalogEvent.MessageTemplate(
                        "told_by_sms", "sms", null, "{\"\":{\"message\":\"{status}: {title} {link}\"}}", UPDATED));
        assertThat(read("catalog-template")).isEqualTo(new CatalogEvent.NoMessageTemplate("first", UPDATED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "null", "{\"id\":\"x\",\"name\":\"x\",\"updated_at\":\"2026-03-04T10:00:00Z\"}"})
    void whatIsNoComponentIsPoison(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> reader.read("component:x", bytes)).isInstanceOf(PoisonEvent.class);
        assertThatThrownBy(() -> reader.read(null, bytes)).isInstanceOf(PoisonEvent.class);
    }

    private CatalogEvent read(String name) throws IOException {
        JsonObject example = new JsonObject(Files.readString(EXAMPLES.resolve(name + ".json")));
        JsonObject data = example.getJsonObject("data");
        return reader.read(
                example.getString("key"), data == null ? null : data.encode().getBytes(StandardCharsets.UTF_8));
    }
}
