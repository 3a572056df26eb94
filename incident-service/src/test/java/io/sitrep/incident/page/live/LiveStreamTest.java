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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
            assertThat(reader.header("Access-Control-Allow-Origin"))
                    .as("for the banner on other sites")
                    .isEqualTo("*");
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

    @Test
    void clientHasAsManyStreamsAsItMayAndKeepsNobodyElseOut() throws Exception {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                open.add(new Socket("127.0.0.1", URI.create(events).getPort()));
                assertThat(status(open.get(i), "203.0.113.9")).contains(" 200 ");
            }
            open.add(new Socket("127.0.0.1", URI.create(events).getPort()));
            assertThat(status(open.get(500), "203.0.113.9")).contains(" 429 ");
            open.add(new Socket("127.0.0.1", URI.create(events).getPort()));
            assertThat(status(open.get(501), "203.0.113.10"))
                    .as("somebody else")
                    .contains(" 200 ");

            open.remove(0).close();
            await().until(() -> {
                try (Socket again = new Socket("127.0.0.1", URI.create(events).getPort())) {
                    return status(again, "203.0.113.9").contains(" 200 ");
                }
            });
        } finally {
            for (Socket each : open) {
                each.close();
            }
        }
    }

    /** Of the answer to a client that a trusted proxy speaks for. */
    private static String status(Socket connection, String client) throws IOException {
        String request = "GET /events HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + client + "\r\n\r\n";
        connection.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
    }

    @Test
    void everyPageSaysTheVersionThatTheStreamSays() throws Exception {
        String id = data.anIncident("On every page")
                .saying("investigating", "We are looking.", Instant.now())
                .put();
        data.show();
        await().until(() -> given().get("/").asString().contains("On every page"));
        try (Listening reader = new Listening(events, Map.of())) {
            String told = first(reader).data();
            for (String path : List.of(
                    "/", "/?lang=it", "/?tz=Asia/Tokyo", "/history", "/maintenances", "/incidents/" + id, "/report")) {
                assertThat(version(path)).as(path).isEqualTo(told);
            }
        }
    }

    private static Heard first(Listening reader) {
        await().until(() -> !reader.heard().isEmpty());
        return reader.heard().get(0);
    }

    private static String version() {
        return version("/");
    }

    private static String version(String path) {
        String version = Jsoup.parse(given().get(path).asString())
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
