package io.sitrep.notifier.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.sitrep.kit.json.StrictJson;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.intake.EventReader;
import io.sitrep.notifier.intake.Impact;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.render.Renderer;
import io.sitrep.notifier.render.StoredPublication;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rendered once for all who read it in one language; only what is a reader's own is put in for each. */
@RealService
class WebhookBodyTest {
    private final AtomicInteger written = new AtomicInteger();

    @Inject
    Renderer renderer;

    @Inject
    EventReader events;

    @Inject
    Settings settings;

    private StoredPublication publication;
    private WebhookBody bodies;

    @BeforeEach
    void begin() {
        publication = kept(0, "We are investigating.");
        bodies = new WebhookBody(new Counting(), settings);
    }

    @Test
    void thousandReadersOfOneLanguageAndZoneRenderOnce() {
        Set<String> links = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            JsonObject body = body(publication, "it", "Europe/Rome", "token-" + i);
            links.add(body.getJsonObject("meta").getString("unsubscribe"));
            assertThat(body.getJsonObject("meta").getString("unsubscribe")).endsWith("/subscriptions/token-" + i);
        }

        assertThat(written).hasValue(1);
        assertThat(links).hasSize(1_000);
    }

    @Test
    void anotherLanguageIsRenderedAnew() {
        assertThat(text(body(publication, "it", "Europe/Rome", "a"))).isEqualTo("Stiamo indagando.");
        assertThat(text(body(publication, "en", "Europe/Rome", "b"))).isEqualTo("We are investigating.");
        assertThat(body(publication, "de", "Europe/Rome", "c")
                        .getJsonObject("sitrep")
                        .getString("locale"))
                .isEqualTo("de");

        assertThat(written).hasValue(3);
    }

    @Test
    void anotherZoneIsNotBecauseABodyHasNoLocalTime() {
        JsonObject rome = body(publication, "it", "Europe/Rome", "a");
        JsonObject tokyo = body(publication, "it", "Asia/Tokyo", "a");

        assertThat(rome).isEqualTo(tokyo);
        assertThat(written).hasValue(1);
    }

    @Test
    void correctedTextIsRenderedAnew() {
        assertThat(text(body(publication, "en", "UTC", "a"))).isEqualTo("We are investigating.");
        assertThat(text(body(kept(1, "We are looking into it."), "en", "UTC", "a")))
                .isEqualTo("We are looking into it.");

        assertThat(written).hasValue(2);
    }

    @Test
    void calledOffMaintenanceIsCompletedToReceiversOfStatuspagesWebhooks() {
        JsonObject incident =
                body(kept(2, "cancelled", "Not needed."), "en", "UTC", "a").getJsonObject("incident");

        assertThat(incident.getString("status")).isEqualTo("completed");
        assertThat(incident.getJsonArray("incident_updates").getJsonObject(0).getString("status"))
                .isEqualTo("completed");
    }

    private JsonObject body(StoredPublication kept, String locale, String zone, String token) {
        Message message = renderer.render(UUID.randomUUID(), kept, Reader.of(locale, zone), token);
        return new JsonObject(Buffer.buffer(bodies.render(message)));
    }

    private static String text(JsonObject body) {
        return body.getJsonObject("incident")
                .getJsonArray("incident_updates")
                .getJsonObject(0)
                .getString("body");
    }

    private StoredPublication kept(int revision, String text) {
        return kept(revision, "investigating", text);
    }

    private StoredPublication kept(int revision, String status, String text) {
        String payload = Events.anIncident()
                .translated("it", "Il pagamento non funziona", "Stiamo indagando.")
                .data(1, status, text)
                .encode();
        return new StoredPublication(
                new UUID(0, 1), revision, events.kept(payload), Impact.MINOR, Instant.parse("2026-03-04T10:00:01Z"));
    }

    /** Counts how often something is written. */
    private final class Counting extends ObjectMapper {
        private static final long serialVersionUID = 1L;

        Counting() {
            super(StrictJson.newMapper());
        }

        @Override
        public ObjectWriter writer() {
            written.incrementAndGet();
            return super.writer();
        }
    }
}
