package io.sitrep.incident.console;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.maintenance;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.api.Suite.tokenOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.sitrep.incident.RealIncidentService;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Without a script, too, nothing typed is lost; and what is filtered by day is of that day. */
@QuarkusTest
class RescueTest extends RealIncidentService {
    private static final String LIST = "/console/incidents";
    private static final String DOOR = "/console/sign-in";

    @Test
    void whatWasTypedWhenTheSessionHadEndedIsSentAfterSigningInAgainAndOnce() {
        String token = tokenOf("publisher");
        String ref = incident(Map.of());
        String updates = LIST + "/" + ref + "/updates";
        Visitor ada = Visitor.with(token);
        ada.open(LIST + "/" + ref);
        ada.cookies().remove("sitrep_console");

        Document ended = ada.submit(
                updates, Map.of("message", "Typed <with> care.", "message.it", "Con cura.", "publish", "now"));

        assertThat(ada.status()).isEqualTo(401);
        assertThat(ended.select("main .message").eachText()).contains("Typed <with> care.", "Con cura.");
        Element kept = ada.form(updates);
        ada.open(DOOR);
        ada.submit(DOOR, Map.of("token", token));
        ada.send(kept, Map.of());
        assertThat(ada.status()).as("it was made for another session").isEqualTo(403);
        assertThat(ada.screen().select("main .message").eachText()).contains("Con cura.");
        Element again = ada.form(updates);
        ada.send(again, Map.of());
        assertThat(ada.status()).isEqualTo(303);
        ada.send(again, Map.of());
        read(ref)
                .body("updates.size()", equalTo(2))
                .body("updates[0].message", equalTo("Typed <with> care."))
                .body("updates[0].translations.it.message", equalTo("Con cura."));
    }

    @Test
    void formOfAnotherSiteIsNotShownWithAButtonUnderIt() {
        Visitor ada = Visitor.with(tokenOf("publisher"));
        String ref = incident(Map.of());
        Map<String, String> forged = Map.of("message", "Nobody typed this.", "publish", "now");

        assertThat(ada.forge(LIST + "/" + ref + "/updates", forged).asString()).doesNotContain("Nobody typed this.");
        assertThat(Visitor.stranger()
                        .forge(LIST + "/" + ref + "/updates", forged)
                        .asString())
                .doesNotContain("Nobody typed this.");
    }

    @Test
    void secretsAreNotShownAgain() {
        Visitor ada = Visitor.stranger();
        ada.open(DOOR);
        ada.cookies().clear();

        Document refused = ada.submit(DOOR, Map.of("token", "a-secret-that-was-typed"));

        assertThat(ada.status()).isEqualTo(403);
        assertThat(refused.html()).doesNotContain("a-secret-that-was-typed");
    }

    @Test
    void screenIsToldItsVersionByTheStreamThatItFollows() throws Exception {
        Visitor ada = Visitor.with(tokenOf("viewer"));
        String ref = incident(Map.of());
        String cookie = "sitrep_console=" + ada.cookies().get("sitrep_console");
        URI events = URI.create(RestAssured.baseURI + ":" + RestAssured.port + LIST + "/" + ref + "/events");
        HttpRequest request =
                HttpRequest.newBuilder(events).header("Cookie", cookie).build();

        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
            assertThat(lines.readLine()).matches("(event|data|retry|id):.+");
        }
    }

    @Test
    void lastDayThatIsFilteredByCountsWhole() {
        String ref = incident(Map.of());
        Visitor ada = Visitor.with(tokenOf("admin"));
        String today = LocalDate.now(ZoneOffset.UTC).toString();

        Document list = ada.open(LIST + "?until=" + today);

        assertThat(list.select("main").text()).contains(ref);
        assertThat(list.select("#until").attr("value")).isEqualTo(today);
        assertThat(ada.open("/console/audit?until=" + today).select("main").text())
                .contains("POST /api/v1/incidents");
        ada.open("/console/analytics?from=" + today + "&to=" + today);
        assertThat(ada.status()).isEqualTo(200);
    }

    @Test
    void ledgerLeadsToWhatWasToldOfWhicheverKindItIs() {
        String incident = incident(Map.of());
        String maintenance = maintenance(Map.of());
        Visitor ada = Visitor.with(tokenOf("viewer"));
        Map<String, String> homes = Map.of(incident, LIST, maintenance, "/console/maintenances");

        homes.forEach((ref, home) -> {
            String kind = home.substring("/console/".length());
            String id = admin().get("/api/v1/" + kind + "/" + ref).path("id");
            ada.open("/console/deliveries/of/" + id);
            assertThat(ada.answer().header("Location")).isEqualTo(home + "/" + id);
            ada.open(home + "/" + id);
            assertThat(ada.status()).isEqualTo(200);
        });
        admin().body(Map.of("message", "x", "status", "cancelled"))
                .post("/api/v1/maintenances/" + maintenance + "/updates");
    }
}
