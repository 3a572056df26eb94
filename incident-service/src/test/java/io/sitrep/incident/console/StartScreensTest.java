package io.sitrep.incident.console;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.sitrep.incident.RealIncidentService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The guide for whoever begins: each step has its tick once it is done. */
@QuarkusTest
class StartScreensTest extends RealIncidentService {
    private static final String START = "/console/start";

    @Test
    void stepIsTickedOnceItIsDone() {
        Visitor ada = Visitor.with(tokenOf("admin"));
        component();
        String ref = incident(Map.of());
        admin().body(Map.of("url", "https://slack.example/archives/C1"))
                .put("/api/v1/incidents/" + ref + "/links/room-slack-t1")
                .then()
                .statusCode(200);

        Document screen = ada.open(START);

        assertThat(screen.select(".steps > li")).hasSize(5);
        assertThat(screen.select(".steps > .done h2").text())
                .contains("Add components")
                .contains("Connect Slack");
    }

    @Test
    void whoeverBeginsIsAddedToThePeopleAndNobodyGoes() {
        Visitor ada = Visitor.with(tokenOf("admin"));
        String name = "Zoë " + UUID.randomUUID().toString().substring(0, 8);
        List<Object> before = new ArrayList<>(people());
        ada.open(START);

        Document screen = ada.submit(START + "/me", Map.of("name", name, "email", "no mail"));
        assertThat(ada.status()).isEqualTo(422);
        assertThat(screen.select("#name").attr("value")).isEqualTo(name);
        screen = ada.submit(START + "/me", Map.of("email", ""));

        assertThat(ada.status()).isEqualTo(303);
        assertThat(screen.select(".steps > .done h2").text()).contains("Add yourself");
        assertThat(people()).containsAll(before).hasSize(before.size() + 1);
        assertThat(JsonPath.from(admin().get("/api/v1/catalog").asString()).getList("people.name", String.class))
                .contains(name);
        ada.submit(START + "/me", Map.of("name", name));
        assertThat(ada.status()).as("whoever is there is not written over").isEqualTo(409);
        assertThat(people()).hasSize(before.size() + 1);
        admin().body(Map.of("people", before)).put("/api/v1/catalog").then().statusCode(200);
    }

    @Test
    void guideIsForAdmins() {
        Visitor bob = Visitor.with(tokenOf("publisher"));

        bob.open(START);

        assertThat(bob.status()).isEqualTo(403);
        assertThat(bob.open("/console/incidents").select("a[href=" + START + "]"))
                .isEmpty();
    }

    private static List<Object> people() {
        return JsonPath.from(admin().get("/api/v1/catalog").asString()).getList("people");
    }
}
