package io.sitrep.incident.audit;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.SERVICE;
import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.declare;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.api.Suite;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AuditTest extends RealIncidentService {
    private static final String UPDATES = "POST /api/v1/incidents/{ref}/updates";

    @Inject
    Database database;

    @Test
    void eachChangeOfAnIncidentHasARowThatSaysWhoAndWhatAndNotWhich() {
        String ref = declare(Map.of("title", "Secret plan", "message", "m"))
                .extract()
                .path("ref");
        as(SERVICE)
                .header("Sitrep-Actor-Id", "slack:T1:U1")
                .header("Sitrep-Actor-Name", "Ada")
                .header("Sitrep-Origin", "slack")
                .body(Map.of("message", "Secret message"))
                .post("/api/v1/incidents/" + ref + "/updates")
                .then()
                .statusCode(201);

        JsonPath rows = rows(Map.of("incident", ref));

        assertThat(rows.getList("items.action")).containsExactly(UPDATES, "POST /api/v1/incidents");
        assertThat(rows.getList("items.outcome")).containsOnly("accepted");
        assertThat(rows.getList("items.status")).containsOnly(201);
        assertThat(rows.getList("items.actor")).containsExactly("Ada", "admin");
        assertThat(rows.getList("items.actor_id")).containsExactly("slack:T1:U1", "token:admin");
        assertThat(rows.getList("items.origin")).containsExactly("slack", "api");
        assertThat(rows.getList("items.token_id")).containsExactly("service", "admin");
        assertThat(rows.getString("items[0].target")).isEqualTo(ref);
        assertThat(rows.prettify()).doesNotContain("Secret");
    }

    @Test
    void tokensAndComponentsAndImportsHaveRowsToo() {
        String before = Instant.now().toString();
        String id = tokenOf("viewer").split("_", 3)[1];
        admin().delete("/api/v1/tokens/" + id).then().statusCode(204);
        Suite.component();
        admin().body("{\"incidents\":[{\"id\":\"a\"},{\"id\":\"b\"}]}")
                .post("/api/v1/import/statuspage")
                .then()
                .statusCode(200);

        JsonPath rows = rows(Map.of("since", before, "outcome", "accepted", "actor", "token:admin"));

        assertThat(rows.getList("items.action"))
                .containsExactly(
                        "POST /api/v1/import/statuspage",
                        "POST /api/v1/components",
                        "DELETE /api/v1/tokens/{id}",
                        "POST /api/v1/tokens");
        assertThat(rows.getList("items.target").subList(2, 4)).containsExactly(id, id);
    }

    @Test
    void aRepeatedRequestHasOneRow() {
        String key = UUID.randomUUID().toString();
        String id = null;
        for (int i = 0; i < 3; i++) {
            id = admin().header("Idempotency-Key", key)
                    .body(Map.of("title", "Once", "message", "m"))
                    .post("/api/v1/incidents")
                    .path("id");
        }

        assertThat(rows(Map.of("incident", id)).getList("items")).hasSize(1);
    }

    @Test
    void aRepeatedRefusalHasOneRow() {
        String ref = resolved();
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            admin().header("Idempotency-Key", key)
                    .body(Map.of("message", "m", "status", "identified"))
                    .post("/api/v1/incidents/" + ref + "/updates")
                    .then()
                    .statusCode(409);
        }
        // Written after it, and in the order of the answers.
        post(ref, Map.of("message", "")).statusCode(422);

        await().untilAsserted(() -> assertThat(refusals(ref).getList("items.reason"))
                .containsExactly("/problems/invalid-value", "/problems/illegal-transition"));
    }

    @Test
    void eachRefusalHasARowAndChangesNothing() {
        String ref = resolved();
        String viewer = tokenOf("viewer");
        String address = "/api/v1/incidents/" + ref + "/updates";

        post(ref, Map.of("message", "m", "status", "identified")).statusCode(409);
        as(viewer).body(Map.of("message", "m")).post(address).then().statusCode(403);
        given().contentType(ContentType.JSON).body("{}").post(address).then().statusCode(401);
        as("sitrep_nobody").body(Map.of("message", "m")).post(address).then().statusCode(401);

        await().untilAsserted(
                        () -> assertThat(refusals(ref).getList("items.status")).containsExactly(401, 401, 403, 409));
        JsonPath rows = refusals(ref);
        assertThat(rows.getList("items.action")).containsOnly(UPDATES);
        assertThat(rows.getList("items.actor_id"))
                .containsExactly(null, null, "token:" + viewer.split("_", 3)[1], "token:admin");
        assertThat(rows.getList("items.reason"))
                .containsExactly(
                        "/problems/unauthorized",
                        "/problems/unauthorized",
                        "/problems/role-too-low",
                        "/problems/illegal-transition");
    }

    @Test
    void whoMayNotReadHasARowAndWhoReadsWhatIsNotThereHasNone() {
        String responder = tokenOf("responder");
        String actor = "token:" + responder.split("_", 3)[1];

        as(responder).get("/api/v1/incidents/INC-999999").then().statusCode(404);
        as(responder).get("/api/v1/audit").then().statusCode(403).body("detail", containsString("admin"));

        await().untilAsserted(() ->
                assertThat(rows(Map.of("actor", actor)).getList("items.action")).containsExactly("GET /api/v1/audit"));
    }

    @Test
    void aServiceThatIsRefusedActingForSomebodyIsKnownByThem() {
        String person = "slack:T1:" + UUID.randomUUID();
        as(SERVICE)
                .header("Sitrep-Actor-Id", person)
                .body(Map.of("message", "m"))
                .post("/api/v1/incidents/INC-999999/updates")
                .then()
                .statusCode(404);

        await().untilAsserted(() -> assertThat(rows(Map.of("actor", person)).getList("items.target"))
                .containsExactly("INC-999999"));
    }

    @Test
    void anAddressThatHoldsATokenOrWorseIsNotKept() {
        String token = tokenOf("viewer");
        admin().delete("/api/v1/tokens/" + token).then().statusCode(404);
        admin().urlEncodingEnabled(false)
                .delete("/api/v1/tokens/x%00%E2%80%AEx" + "y".repeat(3000))
                .then()
                .statusCode(404);

        await().untilAsserted(() -> assertThat(
                        database.count("SELECT count(*) FROM audit WHERE target = 'xx' || repeat('y', 198)"))
                .isEqualTo(1));
        String secret = token.split("_", 3)[2];
        assertThat(database.count("SELECT count(*) FROM audit a WHERE a::text LIKE '%' || ? || '%'", secret))
                .isZero();
    }

    @Test
    void theListIsPagedFromTheNewestOn() {
        String ref = declare(Map.of("title", "Paged", "message", "m")).extract().path("ref");
        for (int i = 0; i < 4; i++) {
            post(ref, Map.of("message", "m" + i)).statusCode(201);
        }

        JsonPath first = rows(Map.of("incident", ref, "limit", 3));
        JsonPath second = rows(Map.of("incident", ref, "limit", 3, "cursor", first.getString("next_cursor")));

        assertThat(first.getList("items.action")).containsExactly(UPDATES, UPDATES, UPDATES);
        assertThat(second.getList("items.action")).containsExactly(UPDATES, "POST /api/v1/incidents");
        assertThat(second.getString("next_cursor")).isNull();
        assertThat(rows(Map.of("incident", ref, "until", "2020-01-01T00:00:00Z"))
                        .getList("items"))
                .isEmpty();
        assertThat(rows(Map.of("incident", ref, "action", UPDATES)).getList("items"))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "cursor=forged", "since=yesterday", "outcome=maybe", "incident=that", "actor=%00"})
    void aQueryThatCannotBeReadIsNamed(String query) {
        admin().urlEncodingEnabled(false)
                .get("/api/v1/audit?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(query.split("=", 2)[0]));
    }

    private static String resolved() {
        return declare(Map.of("title", "Over", "message", "m", "status", "resolved"))
                .extract()
                .path("ref");
    }

    private static JsonPath refusals(String ref) {
        return rows(Map.of("incident", ref, "outcome", "refused"));
    }

    private static JsonPath rows(Map<String, ?> query) {
        return admin().queryParams(query)
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
