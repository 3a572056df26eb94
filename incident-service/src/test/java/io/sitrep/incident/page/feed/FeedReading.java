package io.sitrep.incident.page.feed;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.page.PageData;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;

/** Somebody's program that reads what is there for programs, and an empty installation for each test. */
abstract class FeedReading extends RealIncidentService {
    final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Inject
    PageData data;

    @BeforeEach
    void empty() {
        data.clear();
    }

    /** A document once it holds this text. */
    String shown(String path, String text) {
        data.show();
        return await().until(() -> read(path), document -> document.contains(text));
    }

    static String read(String path) {
        return answer(path).asString();
    }

    static Response answer(String path) {
        return given().get(path).then().statusCode(200).extract().response();
    }
}
