package io.sitrep.incident.postmortem;

import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.now;
import static io.sitrep.incident.api.Suite.on;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.postmortem.Writing.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** The draft there is before anybody has written one, while the notifier is away. */
@QuarkusTest
class PostmortemDraftTest extends RealIncidentService {
    @Inject
    Database database;

    @Test
    void thereIsADraftWithoutAnybodyWritingOne() {
        String checkout = component();
        String ref = incident(Map.of(
                "severity", "SEV1",
                "regions", List.of("europe"),
                "components", now(checkout, "major_outage"),
                "next_update_in", "PT10M",
                "commander", "Ada"));
        on(ref, "/acknowledge", Map.of());
        on(ref, "/timeline", Map.of("text", "The first\nalert"));
        on(ref, "/tasks", Map.of("text", "Renew the certificate", "assignee", "Grace"));
        post(ref, Map.of("message", "m", "workaround", "Pay by invoice.", "status", "resolved"));

        get(ref).statusCode(200)
                .header("ETag", "\"0\"")
                .body("state", equalTo("draft"))
                .body("generated", equalTo(true))
                .body("version", equalTo(0))
                .body("author", nullValue())
                .body("published_at", nullValue())
                .body("html", containsString("<strong>Summary</strong>"))
                .body("body", containsString("Checkout is down (" + ref + ", SEV1)."))
                .body("body", says("- " + checkout + ": major outage for", "\n"))
                .body("body", says("- Regions: europe, for", "\n"))
                .body("body", says("It was acknowledged after", "."))
                .body("body", containsString("- commander: Ada"))
                .body("body", containsString(": The first alert"))
                .body("body", containsString("1 of 1 promised updates came in time."))
                .body("body", containsString("The notifier could not be asked"))
                .body("body", containsString("## Cause\n\nWe do not know yet."))
                .body("body", containsString("We do not know yet whether data was harmed."))
                .body("body", containsString("Pay by invoice."))
                .body("body", containsString("- Open: Renew the certificate (Grace)"));
        assertThat(database.count(
                        "SELECT count(*) FROM postmortems p JOIN incidents i ON i.id = p.incident_id"
                                + " WHERE i.kind || i.number = ?",
                        "incident" + ref.substring(4)))
                .isZero();
    }

    @Test
    void itSaysHowLongEachComponentWasHowInEachRegion() {
        String checkout = component();
        String search = component();
        String ref = incident(Map.of(
                "started_at",
                Instant.now().minus(Duration.ofHours(2)).toString(),
                "regions",
                List.of("africa"),
                "components",
                List.of(
                        in(checkout, "partial_outage", "europe"),
                        in(checkout, "major_outage", "JP"),
                        in(search, "degraded_performance", "europe"))));
        database.run(
                "UPDATE %s SET started_at = started_at - interval '1 hour' WHERE region = 'JP' AND incident_id ="
                                .formatted("region_intervals")
                        + " (SELECT id FROM incidents WHERE kind = 'incident' AND number = ?::bigint)",
                ref.substring(4));
        post(ref, Map.of("message", "m", "components", List.of(in(checkout, "operational", "JP"))));
        post(ref, Map.of("message", "m", "status", "resolved"));

        get(ref).body("body", containsString("- " + checkout + ": major outage for 2 h"))
                .body("body", containsString("- " + checkout + " in JP: major outage for 3 h"))
                .body("body", containsString("- " + checkout + " in europe: partial outage for 2 h"))
                .body("body", containsString("- " + search + ": degraded performance for 2 h"))
                .body("body", containsString("- All of these in europe: partial outage for 2 h"))
                .body("body", not(containsString("All of these in JP")))
                .body("body", containsString("- Regions: africa, for 2 h"));
    }

    /** A time of some seconds between these two: how many is the machine's affair. */
    private static Matcher<String> says(String before, String after) {
        return matchesRegex("(?s).*\\Q" + before + "\\E \\d+ s\\Q" + after + "\\E.*");
    }

    private static Map<String, Object> in(String component, String status, String... regions) {
        return Map.of("name", component, "status", status, "regions", List.of(regions));
    }
}
