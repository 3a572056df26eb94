package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each screen of the console on a desktop and, dark, on a phone: for everybody, and none wider than its window. */
@Order(1)
@ExtendWith(SharedSuite.class)
class ConsolePicturesIT {
    private static final Axe AXE = new Axe();

    private final RunningSuite suite;
    private final Admin admin;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    /** What is wrong with any of them, so that one look shows all of it. */
    private final List<String> objections = new ArrayList<>();

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
    void screensAreForEverybodyAndFitEachWindow() {
        try (ConsolePerson ada = new ConsolePerson(suite)) {
            look(ada, "sign-in", "/console/sign-in");
            ada.comesIn();
            ada.browser.complaints();
            screens().forEach((name, path) -> look(ada, name, "/console" + path));
            assertThat(ada.browser.complaints()).isEmpty();
        }
        assertThat(objections).isEmpty();
    }

    private Map<String, String> screens() {
        Map<String, String> screens = new LinkedHashMap<>();
        screens.put("incidents", "/incidents");
        screens.put("declare", "/declare");
        screens.put("incident", "/incidents/" + open);
        screens.put("incident-over", "/incidents/" + over + "?lang=de");
        screens.put("postmortem", "/incidents/" + over + "/postmortem?lang=en");
        screens.put("maintenances", "/maintenances?month=2031-03");
        screens.put("plan", "/plan");
        screens.put("maintenance", "/maintenances/" + planned);
        screens.put("catalog", "/catalog");
        screens.put("component", "/catalog/components/" + component);
        screens.put("group", "/catalog/groups/new");
        screens.put("start", "/start");
        screens.put("deliveries", "/deliveries");
        screens.put("subscribers", "/subscribers");
        screens.put("subscriber", "/subscribers/" + subscriber);
        screens.put("subscribers-import", "/subscribers/import");
        screens.put("social", "/social");
        screens.put("tokens", "/tokens");
        screens.put("audit", "/audit");
        screens.put("analytics", "/analytics");
        return screens;
    }

    /** As it is read by day at a desk, and at night on a phone. */
    private void look(ConsolePerson ada, String name, String path) {
        ada.browser.prefers("light");
        ada.browser.desktop();
        ada.open(path);
        assertThat(ada.browser.<Integer>ask("document.querySelectorAll('main h1').length"))
                .as(name)
                .isEqualTo(1);
        seen(ada.browser, name + "-desktop");
        ada.browser.prefers("dark");
        ada.browser.phone();
        seen(ada.browser, name + "-phone-dark");
    }

    private void seen(Browser browser, String name) {
        browser.photograph("console-" + name);
        AXE.violations(browser).forEach(each -> objections.add(name + ": " + each));
        if (browser.scrolledAside() > 0) {
            objections.add(name + ": wider than its window by " + browser.scrolledAside() + " pixels");
        }
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
