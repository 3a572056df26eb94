package io.sitrep.incident.console;

import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.access.TokenText;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Tokens and the audit on their screens. */
@QuarkusTest
class TokensScreenTest extends RealIncidentService {
    private static final String TOKENS = "/console/tokens";
    private static final String SIGNED_IN = "/console/signed-in";
    private static final String AUDIT = "/console/audit";

    @Test
    void tokenIsMadeShownOnceAndRevoked() {
        Visitor admin = Visitor.with(tokenOf("admin"));
        admin.open(TOKENS);

        Document made = admin.submit(TOKENS + "/make", Map.of("name", "Grafana <b>", "role", "viewer"));

        String token = made.select("[data-secret]").text();
        assertThat(as(token).get("/api/v1/incidents?limit=1").statusCode()).isEqualTo(200);
        assertThat(made.select(".notice.done").text()).contains("Grafana <b>");
        assertThat(admin.open(TOKENS).text()).doesNotContain(token);
        String id = TokenText.parse(token).orElseThrow().id();
        assertThat(revokeForm(admin, id)).isTrue();
        admin.submit(TOKENS + "/" + id + "/revoke", Map.of());
        assertThat(admin.screen().select(".notice.done").text()).isEqualTo("Revoked: " + id);
        assertThat(as(token).get("/api/v1/incidents?limit=1").statusCode()).isEqualTo(401);
    }

    @Test
    void tokenWithoutANameIsRefusedAndWhatWasTypedStays() {
        Visitor admin = Visitor.with(tokenOf("admin"));
        admin.open(TOKENS);

        Document refused = admin.submit(TOKENS + "/make", Map.of("name", "", "role", "publisher"));

        assertThat(admin.status()).isEqualTo(422);
        assertThat(refused.select("#role option[selected]").attr("value")).isEqualTo("publisher");
    }

    @Test
    void auditIsFilteredAndTakenAlongWithNothingThatASpreadsheetWouldRun() {
        String name = "=HYPERLINK(\"x\") " + System.nanoTime();
        Visitor admin = Visitor.with(tokenOf("admin"));
        admin.open(TOKENS);
        String token = admin.submit(TOKENS + "/make", Map.of("name", name, "role", "admin"))
                .select("[data-secret]")
                .text();
        Visitor other = Visitor.with(token);
        String id = "token:" + TokenText.parse(token).orElseThrow().id();

        Document screen = other.open(AUDIT + "?actor=" + id + "&outcome=accepted");

        assertThat(screen.select("tbody tr")).hasSize(1);
        assertThat(screen.select("tbody").text())
                .contains("POST /console/sign-in")
                .contains(name);
        Response csv = other.fetch(screen.select("a[download]").attr("href"));
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.asString().lines()).hasSize(2);
        assertThat(csv.asString()).startsWith("id,at,actor_id").contains("\"'=HYPERLINK(\"\"x\"\") ");
        assertThat(other.open(AUDIT + "?actor=nobody-of-this-name").text()).contains("No row matches.");
        assertThat(other.open(AUDIT + "?incident=what").select("[role=alert]").text())
                .contains("Incident");
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.open(AUDIT + "?since=2026-01-01&until=2026-01-02")
                        .select("#since")
                        .attr("value"))
                .isEqualTo("2026-01-01");
    }

    @Test
    void whoIsSignedInIsShownAndAnAdminSignsThemOut() {
        String token = tokenOf("publisher");
        String actor = "token:" + TokenText.parse(token).orElseThrow().id();
        Visitor leaving = Visitor.with(token);
        Visitor elsewhere = Visitor.with(token);
        Visitor admin = Visitor.with(tokenOf("admin"));

        Document people = admin.open(SIGNED_IN);

        String row = people.select("main li:has([value=\"" + actor + "\"])").text();
        assertThat(row).contains("Publisher", "Browsers: 2");
        admin.send(people.selectFirst("main li:has([value=\"" + actor + "\"]) form"), Map.of());
        assertThat(admin.screen().select(".notice.done").text()).isEqualTo("Signed out of every browser");
        assertThat(admin.screen().select("[value=\"" + actor + "\"]")).isEmpty();
        assertThat(leaving.open("/console/incidents").select("h1")).isEmpty();
        assertThat(elsewhere.open("/console/incidents").select("h1")).isEmpty();
        assertThat(admin.open(AUDIT + "?action=POST%20/console/signed-in/end").select("tbody tr").stream()
                        .map(Element::text))
                .anyMatch(each -> each.contains(actor));
    }

    @Test
    void whatWasDoneInTheConsoleIsFoundByTheActionOfTheApiAndTheOtherWayRound() {
        String token = tokenOf("admin");
        String id = "token:" + TokenText.parse(token).orElseThrow().id();
        Visitor admin = Visitor.with(token);
        admin.open("/console/declare");
        admin.submit("/console/incidents", Map.of("title", "By the console", "message", "m"));
        as(token).body(Map.of("title", "By the API", "message", "m")).post("/api/v1/incidents");

        for (String action : new String[] {"POST%20/api/v1/incidents", "POST%20/console/incidents"}) {
            assertThat(admin.open(AUDIT + "?actor=" + id + "&outcome=accepted&action=" + action)
                            .select("tbody tr"))
                    .as(action)
                    .hasSize(2);
        }
    }

    @Test
    void nobodyBelowAnAdminSeesEither() {
        Visitor publisher = Visitor.with(tokenOf("publisher"));
        for (String path : new String[] {TOKENS, SIGNED_IN, AUDIT, AUDIT + "/export.csv"}) {
            publisher.open(path);
            assertThat(publisher.status()).as(path).isEqualTo(403);
        }
    }

    /** It may stand on a later part of the list. */
    private static boolean revokeForm(Visitor admin, String id) {
        while (admin.screen()
                .select("form[action=" + TOKENS + "/" + id + "/revoke]")
                .isEmpty()) {
            String further = admin.screen().select(".further a[href*=cursor]").attr("href");
            if (further.isEmpty()) {
                return false;
            }
            admin.open(further);
        }
        return true;
    }
}
