package io.sitrep.incident.report;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.page.PageData;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Somebody to whom one component does not work. */
abstract class Reporting extends RealIncidentService {
    static final String REPORTS = "/api/v1/reports";
    private static int household;

    @Inject
    PageData data;

    @Inject
    Database database;

    @Inject
    Reports reports;

    UUID checkout;
    String client;

    @BeforeEach
    void aComponent() {
        data.clear();
        checkout = data.component("Checkout", "operational");
        data.show();
        await().until(() -> reports.component(publicId()).isPresent()
                && given().get("/report").asString().contains(publicId()));
        another();
    }

    /** Each test is somebody else, as a proxy that is trusted says it. */
    void another() {
        household++;
        client = "2001:db8:%x:%x::1".formatted(household >> 8, household & 0xff);
    }

    void put(Instant bucket, String country, long count) {
        data.execute(
                "INSERT INTO report_counts (component_id, bucket, country, count) VALUES ($1, $2, $3, $4)",
                checkout,
                bucket.atOffset(ZoneOffset.UTC),
                country,
                count);
    }

    String publicId() {
        return checkout.toString().replace("-", "").substring(20);
    }

    ValidatableResponse report(Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", client)
                .body(body)
                .post(REPORTS)
                .then();
    }
}
