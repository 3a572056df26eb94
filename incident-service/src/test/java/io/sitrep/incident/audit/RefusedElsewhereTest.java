package io.sitrep.incident.audit;

import static io.sitrep.incident.api.Suite.SERVICE;
import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.sitrep.incident.RealIncidentService;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom another service refused stands in the same audit as whom this one refused. */
@QuarkusTest
class RefusedElsewhereTest extends RealIncidentService {
    private final String person = "slack:T1:" + UUID.randomUUID();

    @Test
    void whomTheBotRefusedHasOneRowInTheirOwnName() {
        String ref = incident(Map.of());

        told(as(SERVICE), Map.of("target", ref)).statusCode(204);

        rows(Map.of("actor", person))
                .body("items", hasSize(1))
                .body("items[0].actor_id", equalTo(person))
                .body("items[0].actor", equalTo("Ada"))
                .body("items[0].origin", equalTo("slack"))
                .body("items[0].action", equalTo("/incident resolve"))
                .body("items[0].target", equalTo(ref))
                .body("items[0].status", equalTo(403))
                .body("items[0].outcome", equalTo("refused"))
                .body("items[0].reason", equalTo("role-too-low"));
        rows(Map.of("incident", ref, "outcome", "refused")).body("items.actor_id", contains(person));
    }

    @Test
    void theSameRequestAgainHasNoSecondRow() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            told(as(SERVICE).header("Idempotency-Key", key), Map.of()).statusCode(204);
        }

        rows(Map.of("actor", person)).body("items", hasSize(1)).body("items[0].target", nullValue());
        told(as(SERVICE).header("Idempotency-Key", key), Map.of("action", "/incident declare"))
                .statusCode(422);
    }

    @Test
    void onlyAServiceMaySayWhomItRefused() {
        told(admin(), Map.of()).statusCode(403).body("detail", containsString("service"));
        told(as(tokenOf("publisher")), Map.of()).statusCode(403);

        rows(Map.of("actor", person)).body("items", hasSize(0));
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        as(SERVICE)
                .body("{}")
                .post("/api/v1/audit")
                .then()
                .statusCode(422)
                .body(
                        "errors.field",
                        containsInAnyOrder("action", "actor.id", "actor.name", "actor.platform", "reason"));
        told(as(SERVICE), Map.of("actor", Map.of("id", person, "name", "Ada", "platform", "irc")))
                .statusCode(422)
                .body("errors.field", contains("actor.platform"));
        told(as(SERVICE), Map.of("reason", "x".repeat(201))).statusCode(422).body("errors.field", contains("reason"));
        told(as(SERVICE), Map.of("payload", "everything they typed")).statusCode(400);
        as(SERVICE).post("/api/v1/audit").then().statusCode(400);
    }

    @Test
    void aTokenTypedByMistakeIsNotKept() {
        String token = tokenOf("viewer");

        told(as(SERVICE), Map.of("target", token)).statusCode(204);

        rows(Map.of("actor", person)).body("items[0].target", not(containsString(token.split("_", 3)[2])));
    }

    private ValidatableResponse told(RequestSpecification who, Map<String, ?> instead) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "action",
                "/incident resolve",
                "actor",
                Map.of("id", person, "name", "Ada", "platform", "slack"),
                "reason",
                "role-too-low"));
        body.putAll(instead);
        return who.body(body).post("/api/v1/audit").then();
    }

    private static ValidatableResponse rows(Map<String, ?> query) {
        return admin().queryParams(query).get("/api/v1/audit").then().statusCode(200);
    }
}
