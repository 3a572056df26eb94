package io.sitrep.e2e;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the status page shows while browsers look at it: groups of components, an incident that is open, one that is over and
 * explained, a maintenance to come. Closing ends what is open, because other stories of the suite count on being alone.
 */
final class PageStory implements AutoCloseable {
    static final String OPEN = "Video calls drop after two minutes";
    static final String OPEN_IN_ITALIAN = "Le videochiamate cadono dopo due minuti";
    static final String OVER = "Uploads were slow in the morning";
    static final String PLANNED = "The sign-in database moves to new disks";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningSuite suite;
    private final Admin admin;
    private final Map<String, String> ends = new LinkedHashMap<>();
    private String open;
    private String over;

    PageStory(RunningSuite suite) {
        this.suite = suite;
        admin = new Admin(suite);
    }

    PageStory told() {
        components();
        over = incident(Map.of(
                "title",
                OVER,
                "message",
                "Uploads take a minute and more.",
                "severity",
                "SEV3",
                "components",
                List.of(Map.of("name", "Files", "status", "degraded_performance"))));
        say(over, Map.of("message", "A disk is full. We make room.", "status", "identified"));
        say(over, Map.of("message", "Uploads are as quick as before.", "status", "resolved"));
        explain();
        open = incident(Map.of(
                "title",
                OPEN,
                "message",
                "Calls end after two minutes. **Joining again** helps.\n\n- phones too\n- rooms not",
                "severity",
                "SEV2",
                "components",
                List.of(Map.of("name", "Meetings", "status", "partial_outage")),
                "workaround",
                "Join again by the same link.",
                "next_update_in",
                "PT30M",
                "translations",
                Map.of(
                        "it",
                        Map.of(
                                "title",
                                OPEN_IN_ITALIAN,
                                "message",
                                "Le chiamate finiscono dopo due minuti. Rientrate."))));
        say(
                open,
                Map.of(
                        "message",
                        "A relay in one region runs out of ports.",
                        "status",
                        "identified",
                        "next_update_in",
                        "PT30M"));
        plan();
        await().atMost(PATIENCE)
                .until(() -> page(), text -> text.contains(OPEN) && text.contains(OVER) && text.contains(PLANNED));
        return this;
    }

    /** Declared and ended by this story. Returns how the API calls it. */
    String incident(Map<String, ?> body) {
        String ref = admin.declare(body);
        ends.put("/api/v1/incidents/" + ref, "resolved");
        return ref;
    }

    void say(String ref, Map<String, ?> body) {
        created("/api/v1/incidents/" + ref + "/updates", body);
    }

    String page(String path) {
        return suite.incident(path);
    }

    /** The public address of the incident that is open. */
    String openIncident() {
        return publicAddress(open);
    }

    /** The public address of the incident that is over, with its postmortem. */
    String overIncident() {
        return publicAddress(over);
    }

    /** How the API calls the incident that is open. */
    String open() {
        return open;
    }

    @Override
    public void close() {
        ends.forEach((address, end) -> {
            String status = admin.request().get(suite.incident(address)).path("status");
            if (!List.of("resolved", "postmortem").contains(status)) {
                created(address + "/updates", Map.of("message", "It is over.", "status", end));
            }
        });
    }

    private void components() {
        List<String> known = admin.request()
                .get(suite.incident("/api/v1/components?limit=200"))
                .jsonPath()
                .getList("items.name");
        if (known.contains("Meetings")) {
            return;
        }
        String group = created("/api/v1/component-groups", Map.of("name", "Working together"))
                .extract()
                .path("id");
        for (String name : List.of("Meetings", "Chat", "Files")) {
            created("/api/v1/components", Map.of("name", name, "group_id", group, "start_date", "2026-01-01"));
        }
        created(
                "/api/v1/components",
                Map.of("name", "Sign-in", "description", "Passwords, keys and single sign-on", "showcase", true));
    }

    private void explain() {
        String postmortem = suite.incident("/api/v1/incidents/" + over + "/postmortem");
        admin.request()
                .body(Map.of(
                        "body",
                        "## Summary\n\nFor an hour uploads took a minute and more.\n\n## Cause\n\n"
                                + "1. Old previews were not removed.\n2. The disk they lie on was full.\n\n"
                                + "> We had no alarm for it. Now we have.\n\n`df` says 41 %."))
                .put(postmortem)
                .then()
                .statusCode(200);
        admin.request().body("{}").post(postmortem + "/publish").then().statusCode(200);
    }

    private void plan() {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        String id = created(
                        "/api/v1/maintenances",
                        Map.of(
                                "title",
                                PLANNED,
                                "message",
                                "You may have to sign in again.",
                                "scheduled_for",
                                hour.plus(Duration.ofDays(2)).toString(),
                                "scheduled_until",
                                hour.plus(Duration.ofHours(50)).toString(),
                                "components",
                                List.of(Map.of("name", "Sign-in", "status", "under_maintenance"))))
                .extract()
                .path("id");
        ends.put("/api/v1/maintenances/" + id, "cancelled");
    }

    private ValidatableResponse created(String path, Map<String, ?> body) {
        return admin.request().body(body).post(suite.incident(path)).then().statusCode(201);
    }

    String publicAddress(String ref) {
        String id = admin.request()
                .get(suite.incident("/api/v1/incidents/" + ref))
                .then()
                .statusCode(200)
                .extract()
                .path("public_id");
        return suite.incident("/incidents/" + id);
    }

    private String page() {
        return RestAssured.get(suite.incident("/")).asString();
    }
}
