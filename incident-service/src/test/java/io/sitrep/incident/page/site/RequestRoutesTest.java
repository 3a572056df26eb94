package io.sitrep.incident.page.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.page.PageData;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Requests are counted by route: nobody who asks for addresses of their own making keeps others from being counted. */
@QuarkusTest
class RequestRoutesTest extends RealIncidentService {
    /** Those of no resource: the page's, and what stands for having none. */
    private static final List<String> OTHERS = List.of(
            "/",
            "/history",
            "/maintenances",
            "/incidents/{id}",
            "/events",
            "/embed.js",
            "/badge.svg",
            "/report",
            "/api/v2/{document}",
            "NOT_FOUND",
            "REDIRECTION",
            "UNKNOWN");

    @Inject
    PageData data;

    @Inject
    MeterRegistry metrics;

    @ConfigProperty(name = "quarkus.micrometer.binder.http-server.max-uri-tags")
    int most;

    @Test
    void whateverIsAskedForNothingOfTheAddressBecomesALabel() {
        data.clear();
        String first = data.anIncident("Read by its address").put();
        String second = data.anIncident("Read by its address as well").put();
        data.show();
        double read = counted("/incidents/{id}", "200");

        for (String id : List.of(first, second)) {
            await().untilAsserted(() -> given().get("/incidents/" + id).then().statusCode(200));
            given().get("/api/v2/incidents/" + id + ".json").then().statusCode(200);
        }
        given().get("/incidents/nobody-1").then().statusCode(404);
        given().delete("/api/v2/nobody-2").then().statusCode(405);
        given().options("/api/v2/nobody-3").then().statusCode(204);
        given().get("/nobody-4").then().statusCode(404);
        given().contentType("application/json")
                .body("x".repeat(2 * 1024 * 1024))
                .post("/nobody-5")
                .then()
                .statusCode(413);
        given().patch("/api/v1/incidents/nobody-6/updates");
        given().contentType("application/json").body("{}").post("/api/v1/incidents/nobody-7/updates");
        given().request("NOBODY", "/nobody-8");

        assertThat(counted("/incidents/{id}", "200")).isGreaterThanOrEqualTo(read + 2);
        assertThat(counted("/api/v2/incidents/{id}.json", "200")).isGreaterThanOrEqualTo(2);
        assertThat(counted("/incidents/{id}", "404")).isPositive();
        assertThat(counted("/api/v2/{document}", "405")).isPositive();
        assertThat(requests().map(id -> id.getTag("method")))
                .isSubsetOf("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "OTHER");
        Set<String> routes = routes();
        assertThat(requests().map(id -> id.getTag("uri")))
                .allSatisfy(uri -> assertThat(routes.contains(uri) || OTHERS.contains(uri) || isDocument(uri))
                        .as(uri)
                        .isTrue());
    }

    @Test
    void allRoutesFitAmongThoseThatAreCounted() {
        assertThat(routes()).hasSizeBetween(100, most - 50);
    }

    /** Feeds, the calendar, and Statuspage's lists and single documents. */
    private static boolean isDocument(String uri) {
        return uri.matches("/[a-z-]+(\\.[a-z]{2})?\\.(atom|rss|json|ics|xml)")
                || uri.matches("/api/v2/[a-z-]+(/([a-z]+|\\{id}))?\\.json");
    }

    private Stream<Meter.Id> requests() {
        return metrics.find("http.server.requests").timers().stream().map(Meter::getId);
    }

    private double counted(String uri, String status) {
        return metrics.find("http.server.requests").tag("uri", uri).tag("status", status).timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    /** The paths of all resources, as they stand in the code. */
    private static Set<String> routes() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.sitrep.incident")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> type.getAllMethods().stream()
                                .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                                .map(method -> path(type, method)))
                        .collect(Collectors.toSet());
    }

    private static String path(JavaClass type, JavaMethod method) {
        String own = method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
        return ("/" + type.getAnnotationOfType(Path.class).value() + "/" + own)
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "");
    }
}
