package io.sitrep.incident.console;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.edit;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.maintenance;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.RealIncidentService;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A conflict is where two people changed what one form shows: what happens beside it is in nobody's way. Where there is one, what
 * either of them wanted is still wanted after it.
 */
@QuarkusTest
class NothingInTheWayTest extends RealIncidentService {
    private static final String INCIDENTS = "/console/incidents/";
    private static final String MAINTENANCES = "/console/maintenances/";
    private static final String DIFFERENCES = "#differences ~ .scroll tbody tr";

    private Visitor ada;

    @BeforeEach
    void signIn() {
        ada = Visitor.with(tokenOf("publisher"));
    }

    @Test
    void whatHappensBesideTheFactsAndTheGridIsNoConflict() {
        String component = component();
        String ref = incident(Map.of("components", List.of(Map.of("name", component, "status", "major_outage"))));
        String cell = "cell." + read(ref).extract().path("components[0].id") + ".world";
        for (String form : List.of("facts", "grid")) {
            ada.open(INCIDENTS + ref);
            note(ref);
            link(ref, form);
            post(ref, Map.of("message", "Still looking.")).statusCode(201);

            ada.submit(INCIDENTS + ref + "/" + form, Map.of("workaround", "Use chat.", cell, "partial_outage"));

            assertThat(ada.status()).as(form).isEqualTo(303);
        }
        read(ref).body("workaround", equalTo("Use chat.")).body("components[0].status", equalTo("partial_outage"));
    }

    @Test
    void whatHappensBesideThePlanIsNoConflict() {
        String ref = maintenance(Map.of());
        ada.open(MAINTENANCES + ref);
        admin().body(Map.of("text", "The spare disc is here."))
                .post("/api/v1/maintenances/" + ref + "/timeline")
                .then()
                .statusCode(201);

        ada.submit(MAINTENANCES + ref + "/plan", Map.of("title", "Newer discs"));

        assertThat(ada.status()).isEqualTo(303);
        planned(ref).body("title", equalTo("Newer discs"));
        callOff(ref);
    }

    @Test
    void whatIsSentTwiceIsDoneOnceAlthoughTheScreenShowsItByThen() {
        String ref = incident(Map.of());
        ada.open(INCIDENTS + ref);
        var form = ada.form(INCIDENTS + ref + "/facts");
        ada.send(form, Map.of("workaround", "Use chat."));

        ada.send(form, Map.of("workaround", "Use chat."));

        assertThat(ada.status()).isEqualTo(303);
    }

    @Test
    void componentThatSomebodyPutBesideTheOthersStaysThere() {
        String one = component();
        String other = component();
        String ref = incident(Map.of("components", List.of(Map.of("name", one, "status", "major_outage"))));
        String cell = "cell." + read(ref).extract().path("components[0].id") + ".world";
        ada.open(INCIDENTS + ref);
        edit(ref, Map.of("components", List.of(Map.of("name", other, "status", "partial_outage"))))
                .statusCode(200);

        ada.submit(INCIDENTS + ref + "/grid", Map.of(cell, "degraded_performance"));

        assertThat(ada.status()).isEqualTo(303);
        read(ref)
                .body("components.find { it.name == '" + one + "' }.status", equalTo("degraded_performance"))
                .body("components.find { it.name == '" + other + "' }.status", equalTo("partial_outage"));
    }

    @Test
    void partOfTheWorldThatSomebodyElseSaidSomethingOfIsAConflict() {
        String component = component();
        String ref = incident(Map.of("components", List.of(Map.of("name", component, "status", "major_outage"))));
        String id = read(ref).extract().path("components[0].id");
        ada.open(INCIDENTS + ref);
        edit(ref, Map.of("components", List.of(Map.of("id", id, "status", "operational", "regions", List.of("asia")))))
                .statusCode(200);

        Document screen = ada.submit(INCIDENTS + ref + "/grid", Map.of("cell." + id + ".world", "partial_outage"));

        assertThat(ada.status()).isEqualTo(412);
        assertThat(screen.select(DIFFERENCES).eachText()).containsExactly(component + ", Asia – Operational –");
        ada.submit(INCIDENTS + ref + "/grid", Map.of());
        read(ref)
                .body("components[0].region_statuses.world", equalTo("partial_outage"))
                .body("components[0].region_statuses.asia", equalTo("operational"));
    }

    @Test
    void whatWasAddedToTheGridIsAddedAfterAConflictToo() {
        String held = component();
        String added = component();
        String ref = incident(Map.of(
                "components", List.of(Map.of("name", held, "status", "major_outage")), "regions", List.of("europe")));
        ada.open(INCIDENTS + ref);
        String id = ada.screen().select("#row option:contains(" + added + ")").val();
        edit(ref, Map.of("regions", List.of("europe", "asia"))).statusCode(200);

        Document screen = ada.submit(
                INCIDENTS + ref + "/grid", Map.of("row", id, "row.status", "partial_outage", "column", "africa"));

        assertThat(ada.status()).isEqualTo(412);
        assertThat(screen.select(DIFFERENCES).eachText())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Regions Europe ");
        ada.submit(INCIDENTS + ref + "/grid", Map.of());
        assertThat(ada.status()).isEqualTo(303);
        read(ref)
                .body("components.name", hasItem(added))
                .body("regions", hasSize(3))
                .body("regions", hasItem("asia"))
                .body("regions", hasItem("africa"));
    }

    @Test
    void tickOfSomebodyElseIsNotTakenAwayAndWhatWasChosenIsKept() {
        String component = component();
        String ref = maintenance(Map.of());
        ada.open(MAINTENANCES + ref);
        String id = ada.screen()
                .select("#component option:contains(" + component + ")")
                .val();
        String etag = admin().get("/api/v1/maintenances/" + ref).header("ETag");
        admin().header("If-Match", etag)
                .body(Map.of("auto_start", true))
                .patch("/api/v1/maintenances/" + ref)
                .then()
                .statusCode(200);

        Document screen = ada.submit(
                MAINTENANCES + ref + "/plan", Map.of("title", "Newer discs", "auto_complete", "true", "component", id));

        assertThat(ada.status()).isEqualTo(412);
        assertThat(screen.select(DIFFERENCES)).hasSize(1);
        assertThat(screen.select("#auto_start").hasAttr("checked")).isTrue();
        ada.submit(MAINTENANCES + ref + "/plan", Map.of());
        planned(ref)
                .body("title", equalTo("Newer discs"))
                .body("auto_start", equalTo(true))
                .body("auto_complete", equalTo(true))
                .body("components.name", hasItem(component));
        callOff(ref);
    }

    private static void note(String ref) {
        admin().body(Map.of("text", "The graph turned."))
                .post("/api/v1/incidents/" + ref + "/timeline")
                .then()
                .statusCode(201);
    }

    private static void link(String ref, String name) {
        admin().body(Map.of("url", "https://chat.example/" + name))
                .put("/api/v1/incidents/" + ref + "/links/room-" + name)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse planned(String ref) {
        return admin().get("/api/v1/maintenances/" + ref).then().statusCode(200);
    }

    /** What is still planned would be others' affair. */
    private static void callOff(String ref) {
        admin().body(Map.of("message", "x", "status", "cancelled", "notify", false))
                .post("/api/v1/maintenances/" + ref + "/updates");
    }
}
