package io.sitrep.incident.api;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.declare;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BadInputTest extends RealIncidentService {
    @Inject
    Database database;

    private long before;

    @BeforeEach
    void countIncidents() {
        before = incidents();
    }

    @AfterEach
    void nothingWasWritten() {
        assertThat(incidents()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"a\",",
                "",
                "null",
                "[]",
                "\"text\"",
                "{\"title\":\"a\",\"title\":\"b\",\"message\":\"m\"}",
                "{\"title\":\"a\\u0000b\",\"message\":\"m\"}",
                "{\"title\":\"\\ud83d\",\"message\":\"m\"}",
                "{\"title\":7,\"message\":\"m\"}",
                "{\"title\":\"a\",\"message\":\"m\",\"notify\":\"yes\"}",
                "{\"title\":\"a\",\"message\":\"m\",\"started_at\":1234567}",
                "{\"title\":\"a\",\"message\":\"m\",\"next_update_in\":\"soon\"}",
                "{\"title\":\"a\",\"message\":\"m\"} trailing",
            })
    void aBodyThatCannotBeReadIsA400(String body) {
        send(body).statusCode(400).contentType("application/problem+json").body("status", equalTo(400));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATCH ",
                "POST /updates",
                "PATCH /updates/0",
                "POST /reopen",
                "POST /merge",
                "POST /tasks",
                "PATCH /tasks/0",
                "POST /timeline",
                "PUT /roles/scribe",
                "PUT /links/ticket"
            })
    void everyBodyIsReadStrictly(String request) {
        String method = request.split(" ", -1)[0];
        String path = "/api/v1/incidents/INC-999999999" + request.split(" ", -1)[1];
        for (String body : List.of("{\"mesage\":1}", "{\"a\":", "[]", "", "null", "{\"message\":\"\\u0000\"}")) {
            admin().header("If-Match", "*")
                    .body(body)
                    .request(method, path)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void anUnknownFieldIsNamed() {
        send("{\"title\":\"a\",\"message\":\"m\",\"servrity\":\"SEV1\"}")
                .statusCode(400)
                .body("errors[0].field", equalTo("servrity"))
                .body("detail", containsString("servrity"));
    }

    @Test
    void jsonThatIsNestedTooDeepIsA400() throws Exception {
        // Not by REST-assured: it would print ten thousand levels of indentation.
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/v1/incidents"))
                .header("Authorization", "Bearer " + Suite.ADMIN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"title\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"))
                .build();

        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("malformed-request");
    }

    @Test
    void everyMissingOrForbiddenValueIsNamedAtOnce() {
        Map<String, Object> body = new HashMap<>(Map.of(
                "severity", "SEV9",
                "status", "broken",
                "visibility", "secret",
                "regions", List.of("atlantis"),
                "translations", Map.of("tlh", Map.of("title", "nuqneH")),
                "components", List.of(Map.of("name", "x", "status", "sleepy"), Map.of("status", "operational")),
                "next_update_in", "-PT5M"));

        declare(body)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-value"))
                .body(
                        "errors.field",
                        hasItems(
                                "title",
                                "message",
                                "severity",
                                "status",
                                "visibility",
                                "regions.0",
                                "translations.tlh",
                                "components.0.status",
                                "components.1",
                                "next_update_in"));
    }

    @Test
    void anUnknownComponentIsNamed() {
        declare(Map.of(
                        "title", "a",
                        "message", "m",
                        "components",
                                List.of(
                                        Map.of("name", component(), "status", "major_outage"),
                                        Map.of("name", "Nowhere", "status", "major_outage"))))
                .statusCode(422)
                .body("errors.field", equalTo(List.of("components.1")));
    }

    @Test
    void titlesAndMessagesHaveTheirLengthInCharacters() {
        String fire = "\ud83d\udd25";
        declare(Map.of("title", fire.repeat(256), "message", "m"))
                .statusCode(422)
                .body("errors[0].message", equalTo("must have at most 255 characters"));
        declare(Map.of("title", "  \n ", "message", "m")).statusCode(422).body("errors.field", hasItem("title"));
        declare(Map.of("title", "a", "message", "x".repeat(25_001))).statusCode(422);
    }

    @Test
    void anUpdateWithAllItsTranslationsHasAnEnd() {
        String long1 = "\u6f22".repeat(25_000);
        declare(Map.of(
                        "title",
                        "a",
                        "message",
                        long1,
                        "translations",
                        Map.of(
                                "it", Map.of("message", long1),
                                "fr", Map.of("message", long1),
                                "de", Map.of("message", long1))))
                .statusCode(422)
                .body("detail", containsString("256 KiB"));
    }

    @Test
    void aBodyOverOneMebibyteIsA413() {
        send("{\"title\":\"a\",\"message\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}")
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/too-large"));
    }

    @Test
    void aBodyOfUnannouncedLengthHasTheSameEnd() throws Exception {
        byte[] body = ("{\"title\":\"a\",\"message\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}").getBytes(UTF_8);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/v1/incidents"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + Suite.ADMIN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void anotherMediaTypeOrMethodIsRefusedAsAProblem() {
        admin().contentType("text/plain")
                .body("hello")
                .post("/api/v1/incidents")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        admin().delete("/api/v1/incidents").then().statusCode(405).contentType("application/problem+json");
        admin().get("/api/v1/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void aFailureOfOursShowsNoInnards() {
        send("{\"title\":\"a\",\"message\":\"m\",\"status\":\"postmortem\"}")
                .statusCode(409)
                .body("detail", not(containsString("Exception")));
    }

    private static ValidatableResponse send(String body) {
        return admin().body(body).post("/api/v1/incidents").then();
    }

    private long incidents() {
        return database.count("SELECT count(*) FROM incidents");
    }
}
