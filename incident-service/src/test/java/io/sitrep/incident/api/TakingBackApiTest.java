package io.sitrep.incident.api;

import static io.sitrep.incident.api.Suite.change;
import static io.sitrep.incident.api.Suite.correct;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can still be done once it is said: stop the telling, correct it, take it back. */
@QuarkusTest
class TakingBackApiTest extends RealIncidentService {
    private Told told;

    @BeforeEach
    void listen() {
        told = new Told();
    }

    @AfterEach
    void stopListening() {
        told.close();
    }

    @Test
    void whatIsStoppedAfterItCameOutStaysOnThePage() {
        String ref = incident(Map.of());
        String said = update(ref, Map.of("message", "A bank is out."));

        change(ref, said, "stop").statusCode(200).body("state", equalTo("stopped"));

        assertThat(told.kinds(ref, 3)).containsExactly("published", "published", "stopped");
        assertThat(Told.page(ref, "A bank is out.")).isNotEmpty();
        change(ref, said, "retract").statusCode(200);
    }

    @Test
    void aPublicTextIsCorrectedAndThoseWhoWereToldHearOfItWhenAsked() {
        String ref = incident(Map.of());
        String said = update(ref, Map.of("message", "A bnak is out."));

        correct(ref, said, Map.of("message", "A bank is out."))
                .statusCode(200)
                .body("state", equalTo("corrected"))
                .body("edited_at", notNullValue());
        correct(ref, said, Map.of("translations", Map.of("it", Map.of("message", "Una banca.")), "notify", true))
                .statusCode(200)
                .body("message", equalTo("A bank is out."));

        assertThat(told.kinds(ref, 4)).containsExactly("published", "published", "corrected", "corrected");
        assertThat(told.last(ref, 3).getBoolean("notify")).isFalse();
        assertThat(told.last(ref, 4).getBoolean("notify")).isTrue();
        assertThat(told.last(ref, 4).getString("change.translations.it.message"))
                .isEqualTo("Una banca.");
        assertThat(Told.page(ref, "A bank is out.")).doesNotContain("bnak");
    }

    @Test
    void aRetractionLeavesATombstoneWithoutTheText() {
        String ref = incident(Map.of());
        String said = update(
                ref,
                Map.of("message", "It was Bob.", "translations", Map.of("it", Map.of("message", "Colpa di Bob."))));
        Told.page(ref, "Bob");

        change(ref, said, "retract").statusCode(200).body("state", equalTo("retracted"));

        assertThat(told.kinds(ref, 3)).containsExactly("published", "published", "retracted");
        assertThat(told.of(ref, 3).get(2).value()).doesNotContain("Bob");
        assertThat(told.last(ref, 3).getBoolean("notify")).isTrue();
        assertThat(Told.page(ref, "retracted")).doesNotContain("Bob");
        correct(ref, said, Map.of("message", "It was Bob after all.")).statusCode(409);
    }
}
