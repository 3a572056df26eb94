package io.sitrep.incident.api;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.post;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses and queries that name what is not there. */
@QuarkusTest
class BadReferenceTest extends RealIncidentService {
    @ParameterizedTest
    @CsvSource({
        "limit,0",
        "limit,201",
        "limit,many",
        "cursor,forged",
        "cursor,Zm9yZ2Vk",
        "open,perhaps",
        "status,gone",
        "severity,SEV0",
        "since,yesterday",
        "since,+999999999-01-01T00:00:00Z",
        "until,-999999999-01-01T00:00:00Z"
    })
    void aListQueryThatCannotBeReadIsA400AndNamed(String field, String value) {
        admin().queryParam(field, value)
                .get("/api/v1/incidents")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
    }

    /** PostgreSQL takes no NUL, not even to compare with. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/incidents/%00",
                "PATCH /api/v1/incidents/INC-%00",
                "POST /api/v1/incidents/INC-999999999/updates/%00/publish",
                "PATCH /api/v1/incidents/INC-999999999/tasks/%00",
                "GET /api/v1/components/%00",
                "GET /api/v1/component-groups/%00",
                "DELETE /api/v1/tokens/%00",
                "GET /incidents/%00"
            })
    void aNulInAnAddressIsA404(String request) {
        String[] words = request.split(" ", -1);
        var asked = admin().urlEncodingEnabled(false).header("If-Match", "*");
        (words[0].equals("PATCH") ? asked.body("{}") : asked)
                .request(words[0], words[1])
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/components", "/api/v1/tokens"})
    void everyListHasItsPages(String list) {
        Suite.component();
        Suite.component();
        Suite.tokenOf("viewer");
        Suite.tokenOf("viewer");

        admin().get(list + "?limit=0").then().statusCode(400);
        admin().get(list + "?cursor=forged").then().statusCode(400);
        var first = admin().get(list + "?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract();
        admin().get(list + "?limit=1&cursor=" + first.path("next_cursor"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", not(equalTo(first.path("items[0].id"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INC-999999999",
                "INC-99999999999999999999",
                "zzzzzzzzzzzz",
                "nonsense",
                "INC-",
                "00000000-0000-0000-0000-000000000000"
            })
    void anIncidentNobodyDeclaredIsA404(String ref) {
        admin().get("/api/v1/incidents/" + ref).then().statusCode(404).contentType("application/problem+json");
        post(ref, Map.of("message", "m")).statusCode(404).contentType("application/problem+json");
    }
}
