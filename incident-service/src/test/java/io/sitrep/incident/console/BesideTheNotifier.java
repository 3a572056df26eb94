package io.sitrep.incident.console;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.RestAssured;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.console.notifier.NotifierDouble;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;

/** Screens for which the notifier does something. */
@QuarkusTestResource(value = NotifierDouble.class, restrictToAnnotatedClass = true)
abstract class BesideTheNotifier extends RealIncidentService {
    @ConfigProperty(name = "sitrep.notifier-url")
    String notifier;

    @BeforeEach
    void begin() {
        given().body("http://127.0.0.1:" + RestAssured.port)
                .post(notifier + "/double/begin")
                .then()
                .statusCode(200);
    }

    final void notifierIsAway() {
        given().post(notifier + "/double/away").then().statusCode(200);
    }

    final void notifierIsBack() {
        given().post(notifier + "/double/back").then().statusCode(200);
    }

    /** What it was asked to change, first to last. */
    final List<Map<String, String>> asked() {
        return given().get(notifier + "/double/asked").jsonPath().getList("$");
    }
}
