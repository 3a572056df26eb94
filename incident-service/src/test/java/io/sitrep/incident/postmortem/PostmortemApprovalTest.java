package io.sitrep.incident.postmortem;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.edit;
import static io.sitrep.incident.api.Suite.person;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.api.Suite.tokenOf;
import static io.sitrep.incident.postmortem.Writing.awaitPage;
import static io.sitrep.incident.postmortem.Writing.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.sitrep.incident.CarefulHouse;
import io.sitrep.incident.RealIncidentService;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A house in which another person approves what is said of the worst approves its postmortem as well. */
@QuarkusTest
@TestProfile(CarefulHouse.class)
class PostmortemApprovalTest extends RealIncidentService {

    @Test
    void itsAuthorAsksAndAnotherPublisherPublishes() {
        String ref = over("SEV1");
        write(person("ada"), ref);

        publish(person("ada"), ref).statusCode(202).body("state", equalTo("awaiting_approval"));
        publish(person("ada"), ref).statusCode(202).body("published_at", nullValue());
        read(ref).body("status", equalTo("resolved"));
        publish(as(tokenOf("responder")), ref).statusCode(403).body("detail", containsString("publisher"));

        publish(person("grace"), ref)
                .statusCode(200)
                .body("state", equalTo("published"))
                .body("approved_by", equalTo("grace"));
        read(ref).body("status", equalTo("postmortem"));
        admin().get("/api/v1/incidents/" + ref + "/timeline")
                .then()
                .body(
                        "items.text",
                        hasItems("Postmortem waits for approval (version 1)", "Postmortem published (version 1)"));
    }

    @Test
    void whatIsChangedWhileItWaitsHasToBeAskedForAnew() {
        String ref = over("SEV1");
        write(person("ada"), ref);
        publish(person("ada"), ref).statusCode(202);

        person("grace")
                .header("If-Match", "\"1\"")
                .body(Map.of("body", "Other words."))
                .put("/api/v1/incidents/" + ref + "/postmortem")
                .then()
                .statusCode(200)
                .body("state", equalTo("draft"));

        publish(person("grace"), ref).statusCode(202);
        publish(person("ada"), ref).statusCode(200).body("approved_by", equalTo("ada"));
    }

    @Test
    void whatNeedsNoApprovalIsPublishedByItsAuthor() {
        String ref = over("SEV3");
        write(person("ada"), ref);

        publish(person("ada"), ref).statusCode(200).body("approved_by", nullValue());
    }

    @Test
    void whatThePublicHasItKeepsWhileApprovalIsWaitedFor() {
        String ref = over("SEV3");
        String reopened = "/api/v1/incidents/" + ref;
        publishedByItsAuthor(ref);
        String again = person("ada")
                .body(Map.of("message", "It is back."))
                .post(reopened + "/reopen")
                .then()
                .statusCode(200)
                .extract()
                .path("updates[0].id");
        person("ada").post(reopened + "/updates/" + again + "/publish").then().statusCode(200);
        edit(ref, Map.of("severity", "SEV1")).statusCode(200);
        String end = person("ada")
                .body(Map.of("message", "Over.", "status", "resolved", "publish", "now"))
                .post(reopened + "/updates")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        person("grace")
                .body("{}")
                .post(reopened + "/updates/" + end + "/approve")
                .then()
                .statusCode(200);

        publish(person("ada"), ref).statusCode(202).body("state", equalTo("awaiting_approval"));
        person("ada")
                .body(Map.of("title", "It was down for long"))
                .header("If-Match", "*")
                .patch(reopened)
                .then()
                .statusCode(200);
        awaitPage(ref, "It was down for long");
        assertThat(page(ref)).contains("<section id=\"postmortem\">", "A bank was out.");
        publish(person("grace"), ref).statusCode(200).body("approved_by", equalTo("grace"));
    }

    private static void publishedByItsAuthor(String ref) {
        write(person("ada"), ref);
        publish(person("ada"), ref).statusCode(200);
        awaitPage(ref, "A bank was out.");
    }

    /** Declared after the fact, approved and let out: all that it takes in this house. */
    private static String over(String severity) {
        String ref = person("ada")
                .body(Map.of("title", "It was down", "message", "m", "severity", severity))
                .post("/api/v1/incidents")
                .then()
                .statusCode(201)
                .extract()
                .path("ref");
        String end = person("ada")
                .body(Map.of("message", "Done.", "status", "resolved", "publish", "now"))
                .post("/api/v1/incidents/" + ref + "/updates")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        if (severity.equals("SEV1")) {
            person("grace")
                    .body("{}")
                    .post("/api/v1/incidents/" + ref + "/updates/" + end + "/approve")
                    .then()
                    .statusCode(200);
        }
        read(ref).body("status", equalTo("resolved"));
        return ref;
    }

    private static void write(RequestSpecification who, String ref) {
        who.body(Map.of("body", "A bank was out."))
                .put("/api/v1/incidents/" + ref + "/postmortem")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse publish(RequestSpecification who, String ref) {
        return who.body("{}")
                .post("/api/v1/incidents/" + ref + "/postmortem/publish")
                .then();
    }
}
