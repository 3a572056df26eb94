package io.sitrep.incident.console;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.access.TokenText;
import io.sitrep.incident.console.incident.Doors;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every address of the console that changes something: who may, that the form has to be ours, and that the audit knows. */
@QuarkusTest
class WhoMayTest extends RealIncidentService {
    @Inject
    Database database;

    @Test
    void formThatIsNotOursChangesNothingWhereverItIsSent() {
        String ref = incident(Map.of());
        String before = etag(ref);
        Visitor ada = Visitor.with(tokenOf("admin"));

        assertThat(Doors.all()).hasSizeGreaterThan(15);
        for (Doors.Door door : Doors.all()) {
            for (Map<String, String> form : List.of(
                    Map.of("message", "x", "title", "x", "text", "x"),
                    Map.of("form_token", "A".repeat(43), "message", "x", "title", "x"))) {
                Response answer = ada.forge(door.address(ref), form);
                assertThat(answer.statusCode()).as(door.toString()).isEqualTo(403);
                assertThat(answer.asString()).contains("not from your session");
            }
        }
        assertThat(etag(ref)).isEqualTo(before);
    }

    @Test
    void tableKnowsEachAddressAndWhoMay() throws IOException {
        List<String> written = Files.readAllLines(Path.of("src/test/resources/console-doors.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(Doors.every()).extracting(Doors.Door::toString).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void whoIsNotSignedInIsLedToTheDoorWhateverTheyWant() {
        String ref = incident(Map.of());
        String before = etag(ref);
        for (Doors.Door door : Doors.every()) {
            if (door.role() == null) {
                continue;
            }
            Response answer = door.isChange()
                    ? Visitor.stranger().forge(door.address(ref), Map.of("message", "x", "title", "x", "text", "x"))
                    : given().redirects().follow(false).get(door.address(ref));
            assertThat(answer.statusCode()).as(door.toString()).isEqualTo(door.isChange() ? 401 : 303);
            assertThat(door.isChange() ? answer.asString() : answer.header("Location"))
                    .as(door.toString())
                    .contains(door.isChange() ? "href=\"/console/sign-in\"" : "/console/sign-in?to=");
        }
        assertThat(etag(ref)).isEqualTo(before);
    }

    @Test
    void formOfAnotherSessionIsNotOursEither() {
        String token = tokenOf("admin");
        Visitor one = Visitor.with(token);
        Visitor other = Visitor.with(token);
        String stolen = other.open("/console/declare")
                .select("[name=form_token]")
                .first()
                .attr("value");

        assertThat(one.forge("/console/incidents", Map.of("form_token", stolen, "title", "x", "message", "x"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void roleThatIsTooLowChangesNothingAndIsAudited() {
        String ref = incident(Map.of());
        String before = etag(ref);
        for (Role role : List.of(Role.VIEWER, Role.RESPONDER, Role.PUBLISHER)) {
            String token = tokenOf(role.wire());
            Visitor visitor = Visitor.with(token);
            String form = visitor.open("/console/incidents")
                    .select("[name=form_token]")
                    .first()
                    .attr("value");
            List<Doors.Door> beyond = Doors.every().stream()
                    .filter(door -> door.role() != null && door.role().compareTo(role) > 0)
                    .toList();
            for (Doors.Door door : beyond) {
                Response answer = door.isChange()
                        ? visitor.forge(door.address(ref), Map.of("form_token", form))
                        : visitor.fetch(door.address(ref));
                assertThat(answer.statusCode()).as(role + " " + door).isEqualTo(403);
                assertThat(answer.asString()).contains("Your role may not do this");
            }
            List<String> wanted = beyond.stream()
                    .filter(Doors.Door::isChange)
                    .map(Doors.Door::action)
                    .toList();
            assertThat(wanted).isNotEmpty();
            await().untilAsserted(() -> assertThat(database.texts(
                            "SELECT DISTINCT action FROM audit WHERE token_id = ? AND outcome = 'refused'"
                                    + " AND status = 403 AND reason = '/problems/role-too-low'",
                            TokenText.parse(token).orElseThrow().id()))
                    .containsAll(wanted));
        }
        assertThat(etag(ref)).isEqualTo(before);
    }

    @Test
    void responderMayNotSetWhatBecameOfDataThoughTheFormIsTheirs() {
        String ref = incident(Map.of());
        Visitor responder = Visitor.with(tokenOf("responder"));
        responder.open("/console/incidents/" + ref);
        assertThat(responder.screen().select("[name^=data_impact]")).isEmpty();

        responder.submit(
                "/console/incidents/" + ref + "/facts",
                Map.of("data_impact.state", "none", "was.data_impact.state", "unknown"));

        assertThat(responder.status()).isEqualTo(403);
        assertThat(read(ref).extract().<String>path("data_impact.state")).isEqualTo("unknown");
    }

    @Test
    void viewerSeesAndIsOfferedNothingToDo() {
        String ref = incident(Map.of("title", "Only to be seen"));
        Visitor viewer = Visitor.with(tokenOf("viewer"));

        assertThat(viewer.open("/console/incidents/" + ref).select("h1").text()).contains("Only to be seen");
        assertThat(viewer.screen().select("main form")).isEmpty();
        viewer.open("/console/declare");
        assertThat(viewer.status()).isEqualTo(403);
    }

    @Test
    void auditKnowsWhoDidWhatByTheConsoleAndWhatWasRefused() {
        String token = tokenOf("publisher");
        String ref = incident(Map.of());
        Visitor ada = Visitor.with(token);
        ada.open("/console/incidents/" + ref);
        ada.submit("/console/incidents/" + ref + "/updates", Map.of("message", "Known.", "publish", "now"));
        ada.submit("/console/incidents/" + ref + "/merge", Map.of("into", ref));
        assertThat(ada.status()).isGreaterThanOrEqualTo(400);

        String id = read(ref).extract().path("id");
        await().until(() -> database.texts(
                        "SELECT action || ' ' || outcome || ' ' || origin FROM audit WHERE token_id = ?"
                                + " AND incident_id::text = ? ORDER BY id",
                        TokenText.parse(token).orElseThrow().id(),
                        id)
                .equals(List.of(
                        "POST /console/incidents/{ref}/updates accepted web",
                        "POST /console/incidents/{ref}/merge refused web")));
    }

    @Test
    void nothingOfAnIncidentIsShownToWhoIsNotSignedIn() {
        String ref = incident(Map.of("title", "Secret plans", "visibility", "internal"));
        for (String path : List.of("", "/events")) {
            Response answer = given().redirects().follow(false).get("/console/incidents/" + ref + path);
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.asString()).doesNotContain("Secret");
        }
        assertThat(given().header("Sitrep-Unasked", "yes")
                        .get("/console/incidents/" + ref)
                        .statusCode())
                .isEqualTo(401);
    }

    private static String etag(String ref) {
        return read(ref).extract().header("ETag");
    }
}
