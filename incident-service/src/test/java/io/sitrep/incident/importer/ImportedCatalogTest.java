package io.sitrep.incident.importer;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.importer.Export.aComponent;
import static io.sitrep.incident.importer.Export.aGroup;
import static io.sitrep.incident.importer.Export.affect;
import static io.sitrep.incident.importer.Export.anIncident;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.RealIncidentService;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Components and groups of an export. */
@QuarkusTest
class ImportedCatalogTest extends RealIncidentService {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void componentsAndGroupsAreKeptWhereverTheyStandInTheFile(boolean componentsFirst) {
        String x = componentsFirst ? "a" : "b";
        ObjectNode api = aComponent(x + "kept0000001", "API " + x).put("group_id", x + "kept0000003");
        api.put("description", "What programs talk to").put("status", "degraded_performance");
        ObjectNode listed = aComponent(x + "kept0000002", "Web " + x).put("only_show_if_degraded", true);
        ObjectNode group = aGroup(x + "kept0000003", "Europe " + x, x + "kept0000001", x + "kept0000002");
        ObjectNode incident = anIncident(x + "kept0000004");
        incident.withArray("components").add(aComponent(x + "kept0000001", "API as it was " + x));
        Export export = componentsFirst
                ? new Export().component(api).component(listed).component(group).incident(incident.toString())
                : Export.of(incident).component(api).component(listed).component(group);

        export.send().body("created", equalTo(4), "skipped", empty());

        String europe = admin().get("/api/v1/component-groups/" + x + "kept0000003")
                .then()
                .body("name", equalTo("Europe " + x), "position", equalTo(3))
                .body("components.public_id", containsInAnyOrder(x + "kept0000001", x + "kept0000002"))
                .extract()
                .path("id");
        component(x + "kept0000001")
                .body("name", equalTo("API " + x), "description", equalTo("What programs talk to"))
                .body("status", equalTo("degraded_performance"), "group_id", equalTo(europe))
                .body("showcase", equalTo(true), "start_date", equalTo("2019-02-13"), "position", equalTo(3))
                .body("created_at", equalTo("2019-02-13T15:52:22.000Z"))
                .body("updated_at", equalTo("2020-07-06T07:41:08.000Z"));
        component(x + "kept0000002").body("only_show_if_degraded", equalTo(true), "group_id", equalTo(europe));
        admin().get("/api/v1/incidents/" + x + "kept0000004")
                .then()
                .body("components.name", equalTo(List.of("API as it was " + x)));

        export.send().body("unchanged", equalTo(4), "created", equalTo(0), "updated", equalTo(0));
    }

    @Test
    void whatHasChangedIsUpdatedAndNamesMayChangePlaces() {
        new Export()
                .component(aComponent("swap00000001", "Swapped one"))
                .component(aComponent("swap00000002", "Swapped two"))
                .send()
                .body("created", equalTo(2));

        new Export()
                .component(aComponent("swap00000001", "Swapped two"))
                .component(aComponent("swap00000002", "Swapped one"))
                .send()
                .body("updated", equalTo(2));

        component("swap00000001").body("name", equalTo("Swapped two"));
        component("swap00000002").body("name", equalTo("Swapped one"));
    }

    @Test
    void componentsOfOneNameStayTwo() {
        new Export()
                .component(aGroup("twins0000001", "Twins east"))
                .component(aComponent("twins0000002", "Twin").put("group_id", "twins0000001"))
                .component(aComponent("twins0000003", "Twin"))
                .component(aComponent("twins0000004", "Twin"))
                .send()
                .body("created", equalTo(4), "skipped", empty());

        component("twins0000002").body("name", equalTo("Twin"));
        component("twins0000003").body("name", equalTo("Twin"));
        component("twins0000004").body("name", equalTo("Twin (2)"));
    }

    @Test
    void aComponentOfOursStandsForOneOfItsName() {
        String ours = admin().body(Map.of("name", "Ours by name", "description", "ours"))
                .post("/api/v1/components")
                .then()
                .extract()
                .path("id");
        ObjectNode incident = anIncident("byname000001");
        incident.withArray("components").add(aComponent("byname000002", "OURS by name"));
        affect(
                (ObjectNode) incident.get("incident_updates").get(0),
                "byname000002",
                "Ours as it was",
                "operational",
                "partial_outage");

        Export.of(incident)
                .component(aComponent("byname000002", "Ours by name"))
                .send()
                .body("created", equalTo(1), "skipped.reason", hasItem(containsString("stands for this one")));

        admin().get("/api/v1/incidents/byname000001")
                .then()
                .body("components.id", equalTo(List.of(ours)))
                .body("updates[0].components.name", equalTo(List.of("Ours as it was")));
        admin().get("/api/v1/components/" + ours).then().body("description", equalTo("ours"));
    }

    @Test
    void whatThePageDoesNotListIsRetiredAndComesBackWhenItDoes() {
        ObjectNode incident = anIncident("retired00001");
        incident.withArray("components")
                .add(aComponent("retired00002", "Listed then"))
                .add(aComponent("retired00003", "Still listed"));
        affect(
                (ObjectNode) incident.get("incident_updates").get(0),
                "retired00004",
                "Only mentioned",
                "operational",
                "partial_outage");
        Export.of(incident)
                .component(aComponent("retired00003", "Still listed"))
                .send()
                .body("skipped", empty());

        component("retired00002").body("retired_at", notNullValue());
        component("retired00003").body("retired_at", nullValue());
        component("retired00004").body("retired_at", notNullValue(), "name", equalTo("Only mentioned"));

        new Export().component(aComponent("retired00004", "Back again")).send().body("created", equalTo(1));
        component("retired00004").body("retired_at", nullValue(), "name", equalTo("Back again"));
    }

    @Test
    void anOpenIncidentHasASayInHowAComponentDoes() {
        ObjectNode incident = anIncident("opensay00001").put("status", "investigating");
        incident.putNull("resolved_at");
        ObjectNode update = (ObjectNode) incident.get("incident_updates").get(0);
        affect(update.put("status", "investigating"), "opensay00002", "Said", "operational", "major_outage");
        incident.withArray("components").add(aComponent("opensay00002", "Said"));

        Export.of(incident).component(aComponent("opensay00002", "Said")).send();

        component("opensay00002").body("status", equalTo("major_outage"));
    }

    @Test
    void aComponentRecoversWithTheOpenIncidentThatIsImportedAgainAsResolved() {
        ObjectNode incident = anIncident("recovers0001").put("status", "investigating");
        incident.putNull("resolved_at");
        ObjectNode update = (ObjectNode) incident.get("incident_updates").get(0);
        affect(update.put("status", "investigating"), "recovers0002", "Recovers", "operational", "major_outage");
        Export.of(incident).send().body("created", equalTo(1));
        component("recovers0002").body("status", equalTo("major_outage"));

        incident.put("status", "resolved").put("resolved_at", "2020-03-01T12:00:00.000Z");
        update.put("status", "resolved");
        Export.of(incident).send().body("updated", equalTo(1));

        component("recovers0002").body("status", equalTo("operational"));
    }

    @Test
    void theSameImportUnderTheSameKeyIsAnsweredAsBefore() {
        String key = UUID.randomUUID().toString();
        Export export = Export.of(anIncident("samekey00001"));

        export.sent(key).statusCode(200).body("created", equalTo(1));
        export.sent(key).statusCode(200).body("created", equalTo(1), "unchanged", equalTo(0));
        Export.of(anIncident("samekey00002")).sent(key).statusCode(422);
        admin().get("/api/v1/incidents/samekey00002").then().statusCode(404);
    }

    @Test
    void aBrokenComponentIsNamedAndTheOthersAreKept() {
        new Export()
                .component(aComponent("brokenc00001", "Broken c").put("status", "confused"))
                .component(aComponent("brokenc00002", "  "))
                .component(aComponent("brokenc00003", "Whole c").put("group_id", "nowhere00000"))
                .send()
                .body("created", equalTo(1), "skipped", hasSize(2))
                .body("skipped.reason", hasItem("status is not one that is known here"))
                .body("skipped.reason", hasItem("name is empty"));
        component("brokenc00003").body("group_id", nullValue());
    }

    private static ValidatableResponse component(String id) {
        return admin().get("/api/v1/components/" + id).then().statusCode(200);
    }
}
