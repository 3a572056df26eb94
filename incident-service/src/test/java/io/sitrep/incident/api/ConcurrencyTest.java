package io.sitrep.incident.api;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.now;
import static io.sitrep.incident.api.Suite.on;
import static io.sitrep.incident.api.Suite.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.outbox.TopicReader;
import io.sitrep.incident.outbox.Topics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several who change the same at once, and one who has not seen what another did. */
@QuarkusTest
class ConcurrencyTest extends RealIncidentService {
    private static final int MANY = 20;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void anEditWantsTheVersionItsAuthorHasSeen() {
        String ref = incident(Map.of());
        String seen = read(ref).extract().header("ETag");

        admin().body(Map.of("title", "Search is down"))
                .patch("/api/v1/incidents/" + ref)
                .then()
                .statusCode(428)
                .contentType("application/problem+json");
        edit(ref, seen, "Search is down").then().statusCode(200).header("ETag", equalTo("\"2\""));
        edit(ref, seen, "Chat is down")
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/stale"));
        read(ref).body("title", equalTo("Search is down"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* | 200",
                "\"1\" | 200",
                "\"7\", \"1\" | 200",
                "W/\"1\" | 412",
                "\"2\" | 412",
                "1 | 412",
                "\"\" | 412"
            })
    void ifMatchIsComparedAsHttpSays(String tags, int status) {
        edit(incident(Map.of()), tags, "Search is down").then().statusCode(status);
    }

    @Test
    void ofManyWhoEditTheSameVersionOneDoes() {
        String ref = incident(Map.of());

        List<Response> answers = Crowd.of(MANY, i -> edit(ref, "\"1\"", "Title " + i));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(200)
                .contains(412)
                .hasSize(MANY);
        read(ref).header("ETag", equalTo("\"2\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/updates", "/acknowledge", "/tasks", "/timeline", "/merge"})
    void twentyEqualRequestsHaveOneEffectAndTwentyEqualAnswers(String path) {
        String ref = incident(Map.of());
        Map<String, String> body = switch (path) {
            case "/updates" -> Map.of("message", "Once.");
            case "/tasks", "/timeline" -> Map.of("text", "Once.");
            case "/merge" -> Map.of("into", incident(Map.of()));
            default -> Map.of();
        };
        String key = UUID.randomUUID().toString();

        List<Response> answers = Crowd.of(
                MANY, i -> admin().header("Idempotency-Key", key).body(body).post("/api/v1/incidents/" + ref + path));

        assertThat(answers)
                .extracting(answer -> answer.statusCode() + answer.header("ETag") + answer.asString())
                .containsOnly(
                        answers.get(0).statusCode() + "\"2\"" + answers.get(0).asString());
        read(ref).header("ETag", equalTo("\"2\""));
        admin().get("/api/v1/incidents/" + ref + "/timeline").then().body("items", hasSize(2));
    }

    @Test
    void fortyUpdatesAtOnceLeaveNoGapInTheSequenceOfEitherTopic() {
        String ref = incident(Map.of());
        String id = read(ref).extract().path("id");

        List<Response> answers = Crowd.of(
                40, i -> admin().body(Map.of("message", "Number " + i)).post("/api/v1/incidents/" + ref + "/updates"));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        read(ref).header("ETag", equalTo("\"41\"")).body("updates", hasSize(41));
        Long[] all = LongStream.rangeClosed(1, 41).boxed().toArray(Long[]::new);
        for (String topic : List.of(Topics.INCIDENTS, Topics.PUBLICATIONS)) {
            try (TopicReader reader = new TopicReader(kafka, topic)) {
                await().until(() -> reader.of(id).size() >= all.length);
                assertThat(reader.of(id))
                        .as(topic)
                        .extracting(event -> JsonPath.from(event.value()).getLong("sequence"))
                        .containsExactly(all);
            }
        }
    }

    @Test
    void twoMergesTheOtherWayRoundDontWaitForEachOther() {
        for (int i = 0; i < 5; i++) {
            String one = incident(Map.of());
            String two = incident(Map.of());

            List<Response> answers = Crowd.of(
                    2,
                    j -> admin().body(Map.of("into", j == 0 ? two : one))
                            .post("/api/v1/incidents/" + (j == 0 ? one : two) + "/merge"));

            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void mergesOfOtherIncidentsWithTheSameComponentsDontWaitForEachOtherEither() {
        String checkout = component();
        String search = component();
        List<String> checkouts = failing(checkout);
        List<String> searches = failing(search);

        // Half of them go from the one component to the other, half of them back.
        List<Response> answers = Crowd.of(MANY / 2, i -> {
            String one = checkouts.get(i);
            String two = searches.get(i);
            return admin().body(Map.of("into", i % 2 == 0 ? two : one))
                    .post("/api/v1/incidents/" + (i % 2 == 0 ? one : two) + "/merge");
        });

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
    }

    @Test
    void manyWhoAcknowledgeCountAsOne() {
        String ref = incident(Map.of());

        List<Response> answers = Crowd.of(MANY, i -> admin().post("/api/v1/incidents/" + ref + "/acknowledge"));

        assertThat(answers)
                .extracting(answer -> answer.<String>path("acknowledged_at"))
                .containsOnly(answers.get(0).<String>path("acknowledged_at"));
        read(ref).header("ETag", equalTo("\"2\""));
        on(ref, "/updates", Map.of("message", "m")).statusCode(201).header("ETag", equalTo("\"3\""));
    }

    private static List<String> failing(String component) {
        return Stream.generate(() -> incident(Map.of("components", now(component, "major_outage"))))
                .limit(MANY / 2)
                .toList();
    }

    private static Response edit(String ref, String tags, String title) {
        return admin().header("If-Match", tags).body(Map.of("title", title)).patch("/api/v1/incidents/" + ref);
    }
}
