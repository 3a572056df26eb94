package io.sitrep.incident.page.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.page.PageData;
import io.sitrep.incident.page.live.Listening.Heard;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An open page learns of a change by itself. */
@QuarkusTest
class LiveStreamTest extends RealIncidentService {
    @TestHTTPResource("/events?lang=en")
    String events;

    @Inject
    PageData data;

    @BeforeEach
    void empty() {
        data.clear();
        data.show();
        await().until(() -> version() != null);
    }

    @Test
    void changeArrivesAsThePartsThatChangedAndTheIncidentsItIsAbout() throws Exception {
        try (Listening reader = new Listening(events, Map.of())) {
            assertThat(reader.header("Content-Type")).startsWith("text/event-stream");
            assertThat(reader.header("Cache-Control")).isEqualTo("no-store");
            Heard hello = first(reader);
            assertThat(hello.name()).isEqualTo("hello");
            assertThat(hello.data()).isEqualTo(version());

            happens("Checkout is down");

            await().until(() -> reader.heard().size() > 1);
            Heard change = reader.heard().get(1);
            assertThat(change.name()).isEqualTo("page");
            assertThat(change.json().at("/parts/open").asText()).contains("Checkout is down");
            assertThat(change.json().at("/parts").has("components")).isFalse();
            assertThat(change.json().get("incidents")).hasSize(1);
            assertThat(change.id()).isEqualTo(version());
            assertThat(given().get("/").asString())
                    .contains(change.json().at("/parts/open").asText());
        }
    }

    @Test
    void whoComesBackGetsWhatWasMissedAtOnceAndWhoMissedNothingGetsNothing() throws Exception {
        String before = version();
        happens("While you were away");
        await().until(() -> !version().equals(before));
        try (Listening reader = new Listening(events, Map.of("Last-Event-ID", before))) {
            assertThat(first(reader).name()).isEqualTo("page");
            assertThat(first(reader).json().at("/parts/open").asText()).contains("While you were away");
            assertThat(first(reader).json().get("incidents").isNull()).isTrue();
        }
        try (Listening reader = new Listening(events, Map.of("Last-Event-ID", version()))) {
            assertThat(first(reader).name()).isEqualTo("hello");
        }
    }

    @Test
    void whatHappensInsideIsToldToNobody() throws Exception {
        happens("Known to everybody");
        await().until(() -> given().get("/").asString().contains("Known to everybody"));
        try (Listening reader = new Listening(events, Map.of())) {
            first(reader);
            data.execute("UPDATE incidents SET version = version + 1");
            data.show();
            happens("New to everybody");
            await().until(() -> reader.heard().size() > 1);
            assertThat(reader.heard().get(1).json().get("incidents")).hasSize(1);
        }
    }

    private static Heard first(Listening reader) {
        await().until(() -> !reader.heard().isEmpty());
        return reader.heard().get(0);
    }

    private static String version() {
        String version = Jsoup.parse(given().get("/").asString())
                .select("[data-version]")
                .attr("data-version");
        return version.isEmpty() ? null : version;
    }

    private void happens(String title) {
        data.anIncident(title)
                .saying("investigating", "We are looking.", Instant.now())
                .put();
        data.show();
    }
}
