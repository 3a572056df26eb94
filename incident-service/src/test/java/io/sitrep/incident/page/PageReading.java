package io.sitrep.incident.page;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;

/** A reader of the page, and an empty installation for each test. */
abstract class PageReading extends RealIncidentService {
    final Instant now = Instant.now();

    @Inject
    PageData data;

    @BeforeEach
    void empty() {
        data.clear();
    }

    /** The front page once it shows this text. */
    Document shown(String text) {
        data.shown();
        return await().until(() -> read("/"), page -> page.text().contains(text));
    }

    /** @param path as it stands in the address */
    static Document read(String path) {
        return Jsoup.parse(given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
