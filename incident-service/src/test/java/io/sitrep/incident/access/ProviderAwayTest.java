package io.sitrep.incident.access;

import static io.sitrep.incident.access.JwtMaker.aToken;
import static io.sitrep.incident.api.Suite.SERVICE;
import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.sitrep.incident.RealIncidentService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The day on which single sign-on is what is down. */
@QuarkusTest
@TestProfile(ProviderAwayTest.Away.class)
class ProviderAwayTest extends RealIncidentService {
    public static class Away implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(LocalIssuer.class, Map.of("away", "true")));
        }
    }

    @Test
    void peopleWaitAndOurOwnTokensWork() {
        String person = aToken().in("viewer").signed();

        as(person)
                .get("/api/v1/incidents")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue());
        as(SERVICE)
                .body(Map.of("token", person))
                .post("/api/v1/tokens/introspect")
                .then()
                .statusCode(503);
        as(tokenOf("viewer")).get("/api/v1/incidents").then().statusCode(200);
        admin().get("/api/v1/tokens").then().statusCode(200);

        LocalIssuer.comeBack();

        await().until(() -> as(person).get("/api/v1/incidents").statusCode() == 200);
    }
}
