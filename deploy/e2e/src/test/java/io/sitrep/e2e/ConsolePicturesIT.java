package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each screen of the console, by day and at night, at a desk and on a phone: for everybody, and none wider than its window. */
@Order(1)
@ExtendWith(SharedSuite.class)
class ConsolePicturesIT {
    private static final Path DOORS =
            RunningSuite.repository().resolve("incident-service/src/test/resources/console-doors.txt");

    private static final List<String> NO_SCREENS =
            List.of("/console", "/events", ".yaml", ".csv", "/export", "/deliveries/of/{id}");

    private final RunningSuite suite;
    private final Admin admin;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    private String component;
    private String open;
    private String over;
    private String planned;
    private String subscriber;

    ConsolePicturesIT(RunningSuite suite) {
        this.suite = suite;
        admin = new Admin(suite);
    }

    @BeforeEach
    void somethingIsGoingOn() {
        subscriber = admin.request()
                .body(Map.of("channel", "email", "address", "ada." + mark + "@example.com"))
                .post(suite.notifier("/api/v1/subscribers"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        component = made("/api/v1/components", Map.of("name", "Mail and calendar of all customers " + mark), "id");
        open = made(
                "/api/v1/incidents",
                Map.of(
                        "title",
                        "Messages arrive late",
                        "message",
                        "We **look** into it.",
                        "severity",
                        "SEV2",
                        "next_update_in",
                        "PT30M",
                        "regions",
                        List.of("europe", "asia"),
                        "notify",
                        false,
                        "components",
                        List.of(Map.of("id", component, "status", "partial_outage"))),
                "ref");
        admin.post(open, "{\"message\":\"It is slow in Europe.\"}");
        admin.post(open, "{\"message\":\"It may be *the queue*.\",\"publish\":\"held\",\"next_update_in\":\"PT1H\"}");
        over = made("/api/v1/incidents", Map.of("title", "It was slow", "message", "We look.", "notify", false), "ref");
        admin.post(over, "{\"message\":\"Over.\",\"status\":\"resolved\",\"notify\":false}");
        planned = made(
                "/api/v1/maintenances",
                Map.of(
                        "title",
                        "New discs",
                        "message",
                        "We change discs.",
                        "notify",
                        false,
                        "scheduled_for",
                        "2031-03-04T22:00:00Z",
                        "scheduled_until",
                        "2031-03-05T01:00:00Z"),
                "ref");
    }

    @AfterEach
    void itIsOver() {
        admin.post(open, "{\"message\":\"Over.\",\"status\":\"resolved\",\"notify\":false}");
        made(
                "/api/v1/maintenances/" + planned + "/updates",
                Map.of("message", "Not now.", "status", "cancelled", "notify", false),
                "id");
        admin.request().delete(suite.incident("/api/v1/components/" + component));
        admin.request().delete(suite.notifier("/api/v1/subscribers/" + subscriber));
    }

    /** Pictures stay in {@code target/screenshots}. */
    @Test
    void screensAreForEverybodyAndFitEachWindow() throws IOException {
        try (ConsolePerson ada = new ConsolePerson(suite)) {
            ConsoleLook look = new ConsoleLook(ada.browser);
            open(ada, "/console/sign-in");
            look.at("sign-in");
            ada.comesIn();
            ada.browser.complaints();
            for (String door : doors()) {
                open(ada, addresses().getOrDefault(door, door));
                look.at(door.substring("/console/".length()).replace('/', '-').replaceAll("[{}]", ""));
            }
            open(ada, "/console/incidents/" + over + "?lang=de");
            look.at("incident-over");
            assertThat(ada.browser.complaints()).isEmpty();
            look.findsNothing();
        }
    }

    /** Each screen there is; what is a file, a stream or a way on is none. */
    private static List<String> doors() throws IOException {
        List<String> doors = Files.readAllLines(DOORS).stream()
                .filter(line -> line.startsWith("GET ") && !line.endsWith(" anybody"))
                .map(line -> line.split(" ")[1])
                .filter(path -> NO_SCREENS.stream().noneMatch(path::endsWith))
                .toList();
        assertThat(doors).contains("/console/incidents/{ref}");
        return doors;
    }

    /** Of those of which there are several, and of those that show more elsewhere. */
    private Map<String, String> addresses() {
        return Map.of(
                "/console/incidents/{ref}", "/console/incidents/" + open,
                "/console/incidents/{ref}/postmortem", "/console/incidents/" + over + "/postmortem",
                "/console/maintenances", "/console/maintenances?month=2031-03",
                "/console/maintenances/{ref}", "/console/maintenances/" + planned,
                "/console/catalog/components/{id}", "/console/catalog/components/" + component,
                "/console/catalog/groups/{id}", "/console/catalog/groups/new",
                "/console/subscribers/{id}", "/console/subscribers/" + subscriber);
    }

    private void open(ConsolePerson ada, String address) {
        assertThat(address).as("a new screen wants an address here").doesNotContain("{");
        ada.open(address);
        assertThat(ada.browser.<String>ask("location.pathname")).isEqualTo(address.split("\\?")[0]);
        assertThat(ada.browser.<Integer>ask("document.querySelectorAll('main h1').length"))
                .as(address)
                .isEqualTo(1);
        assertThat(ada.browser.<Boolean>ask("!!document.querySelector('main .refused')"))
                .as("refused: " + address)
                .isFalse();
    }

    private String made(String path, Map<String, ?> body, String field) {
        return admin.request()
                .body(body)
                .post(suite.incident(path))
                .then()
                .statusCode(201)
                .extract()
                .path(field);
    }
}
