package io.sitrep.incident.catalog;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.catalog.Files.catalog;
import static io.sitrep.incident.catalog.Files.dryRun;
import static io.sitrep.incident.catalog.Files.put;
import static io.sitrep.incident.catalog.Files.yamlAsText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.api.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole catalog as one file. Whoever says here what components there are takes away those of other tests. */
@QuarkusTest
class CatalogFileTest extends RealIncidentService {
    private static final Path SAMPLE = Path.of("catalog", "sample.yaml");

    private final String name = "F " + UUID.randomUUID();

    /** They keep others from taking away the components they name. */
    @BeforeEach
    void noRunbooks() {
        put("runbooks: []").statusCode(200);
    }

    @Test
    void whetherItIsOnlyTriedIsSaidInSoManyWords() {
        io.sitrep.incident.api.Suite.admin()
                .contentType("application/yaml")
                .body("regions: []".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .put("/api/v1/catalog?dry_run=1")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/yaml", "application/x-yaml", "text/yaml"})
    void whatIsReadAndPutBackChangesNothing(String type) throws IOException {
        put(java.nio.file.Files.readString(SAMPLE)).statusCode(200);
        Suite.component();
        String read = catalog(type);

        yamlAsText()
                .contentType(type)
                .body(read)
                .put("/api/v1/catalog")
                .then()
                .statusCode(200)
                .body("changes", empty())
                .body("unchanged", greaterThan(35));
    }

    @Test
    void whatIsYamlAndWhatIsJsonIsSeenWhereTheRequestDoesNotSay() {
        for (String text : List.of("roles: []", " {\"roles\": []}")) {
            yamlAsText()
                    .contentType("application/x-www-form-urlencoded")
                    .body(text)
                    .put("/api/v1/catalog?dry_run=true")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void eachDifferenceIsSaidWithTheFieldsThatDiffer() {
        put("""
                groups:
                  - name: %1$s
                    components:
                      - name: A
                        regions: [NO, IT]
                      - name: B
                        depends_on: [%1$s / A]
                """.formatted(name)).statusCode(200);

        put("""
                groups:
                  - name: %1$s
                    description: New
                    components:
                      - name: B
                        depends_on: [%1$s / C]
                      - name: C
                """.formatted(name))
                .statusCode(200)
                .body("created", equalTo(1), "changed", equalTo(2), "removed", equalTo(1), "retired", equalTo(0))
                .body("changes.find { it.action == 'created' }.name", equalTo("C"))
                .body("changes.find { it.action == 'removed' }.name", equalTo("A"))
                .body("changes.find { it.kind == 'group' }.fields", contains("description"))
                .body("changes.find { it.name == 'B' }.fields", contains("depends_on", "position"));
    }

    @Test
    void aSectionThatIsLeftOutIsLeftAloneAndOneThatIsThereIsWhole() {
        put("roles: [{key: drummer, name: Drummer}]\ntemplates: [{key: hello, message: Hello}]")
                .statusCode(200);
        put("roles: [{key: piper, name: Piper}]").statusCode(200).body("removed", equalTo(1), "created", equalTo(1));

        admin().get("/api/v1/roles").then().body("items.key", contains("piper"));
        admin().get("/api/v1/templates").then().body("items.key", hasItem("hello"));
    }

    @Test
    void aComponentInUseIsRetiredAndComesBackAsAnother() {
        put("components: [{name: " + name + "}]").statusCode(200);
        String ref = Suite.incident(Map.of("components", Suite.now(name, "major_outage")));
        String id = Suite.read(ref).extract().path("components[0].id");

        dryRun("components: []").body("changes.find { it.name == '" + name + "' }.action", equalTo("retired"));
        put("components: []")
                .statusCode(200)
                .body("changes.find { it.name == '" + name + "' }.action", equalTo("retired"));

        admin().get("/api/v1/components/" + id).then().body("retired_at", notNullValue());
        Suite.read(ref).body("components.name", contains(name));
        put("components: [{name: " + name + "}]").statusCode(200).body("created", equalTo(1));
    }

    @Test
    void aComponentThatMovesToAnotherGroupStaysTheSame() {
        put("groups: [{name: %1$s a, components: [{name: %1$s}]}, {name: %1$s b}]".formatted(name))
                .statusCode(200);
        String id = id(name);

        put("groups: [{name: %1$s a}, {name: %1$s b, components: [{name: %1$s}]}]".formatted(name))
                .statusCode(200)
                .body("created", equalTo(0), "removed", equalTo(0))
                .body("changes.find { it.name == '" + name + "' }.fields", contains("group"));
        assertThat(id(name)).isEqualTo(id);

        put("groups: []").statusCode(200).body("changes.find { it.name == '" + name + "' }.fields", contains("group"));
        assertThat(id(name)).isEqualTo(id);
    }

    @Test
    void namesCanBeExchangedAndTheStatusIsLeftToIncidents() {
        put("components: [{name: %1$s x, description: one}, {name: %1$s y, description: two}]".formatted(name))
                .statusCode(200);
        Suite.incident(Map.of("components", Suite.now(name + " x", "partial_outage")));

        put("components: [{name: %1$s Y, description: two}, {name: %1$s X, description: one}]".formatted(name))
                .statusCode(200)
                .body("changed", equalTo(2));
        admin().get("/api/v1/components?limit=200")
                .then()
                .body("items.find { it.name == '" + name + " X' }.status", equalTo("partial_outage"));
    }

    @Test
    void aRunbookKeepsTheComponentsItNames() {
        put("""
                components: [{name: %1$s}]
                runbooks: [{name: Help, components: [%1$s], checklist: [Look]}]
                """.formatted(name)).statusCode(200);

        put("components: []").statusCode(422).body("errors[0].message", containsString("runbook Help"));
        admin().delete("/api/v1/components/" + id(name))
                .then()
                .statusCode(409)
                .body("detail", containsString("runbook help"));
        put("components: []\nrunbooks: []").statusCode(200);
    }

    @Test
    void onlyAnAdminAppliesAndAViewerReads() {
        String publisher = Suite.tokenOf("publisher");
        Suite.as(publisher).body("{}").put("/api/v1/catalog").then().statusCode(403);
        Suite.as(publisher)
                .body("{}")
                .put("/api/v1/catalog?dry_run=true")
                .then()
                .statusCode(403);
        Suite.as(Suite.tokenOf("viewer"))
                .get("/api/v1/catalog")
                .then()
                .statusCode(200)
                .body("roles", notNullValue());
        RestAssured.get("/api/v1/catalog").then().statusCode(401);
    }

    @Test
    void aRequestThatIsSentAgainIsAnsweredAsBeforeAndIsInTheAudit() {
        for (int i = 0; i < 2; i++) {
            admin().header("Idempotency-Key", name)
                    .body("{\"roles\": [{\"key\": \"twice\", \"name\": \"" + name + "\"}]}")
                    .put("/api/v1/catalog")
                    .then()
                    .statusCode(200)
                    .body("changes.name", hasItem(name));
        }
        admin().get("/api/v1/audit?limit=1").then().body("items[0].action", equalTo("PUT /api/v1/catalog"));
    }

    private static Path file(String text) throws IOException {
        return java.nio.file.Files.writeString(
                java.nio.file.Files.createTempFile(Path.of("target"), "catalog", ".yaml"), text);
    }

    private static String id(String component) {
        return admin().get("/api/v1/components?limit=200")
                .then()
                .extract()
                .path("items.find { it.name == '" + component + "' }.id");
    }
}
