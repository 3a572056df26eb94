package io.sitrep.incident.catalog;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.catalog.Files.catalog;
import static io.sitrep.incident.catalog.Files.dryRun;
import static io.sitrep.incident.catalog.Files.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.sitrep.incident.RealIncidentService;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ships with the service: the sample, the example of the README, the schema. */
@QuarkusTest
class CatalogSampleTest extends RealIncidentService {
    private static final Path SAMPLE = Path.of("catalog", "sample.yaml");

    /** They keep others from taking away the components they name. */
    @BeforeEach
    void noRunbooks() {
        put("runbooks: []").statusCode(200);
    }

    @Test
    void theSampleIsTriedAppliedAndAppliedAgain() throws IOException {
        String sample = java.nio.file.Files.readString(SAMPLE);
        String before = catalog("application/json");

        dryRun(sample).statusCode(200).body("dry_run", equalTo(true), "created", greaterThan(30));
        assertThat(catalog("application/json")).isEqualTo(before);

        put(sample).statusCode(200).body("dry_run", equalTo(false));
        put(sample)
                .statusCode(200)
                .body("changes", empty())
                .body("created", equalTo(0), "changed", equalTo(0), "removed", equalTo(0), "retired", equalTo(0))
                .body("unchanged", greaterThan(35));

        admin().get("/api/v1/components?limit=200")
                .then()
                .body("items.name", hasItems("Meetings", "Entra ID", "Message servers"))
                .body("items.find { it.name == 'Messages' }.regions", contains("US", "GB", "IN", "FR", "europe"))
                .body("items.find { it.name == 'Video Webinars' }.depends_on.size()", equalTo(1));
        admin().get("/api/v1/templates/first_word")
                .then()
                .body("translations.it.message", containsString("{{regions}}"));
    }

    @Test
    void theExampleOfTheReadmeWorks() throws IOException {
        String readme = java.nio.file.Files.readString(Path.of("..", "README.md"));
        int begins = readme.indexOf("```yaml\n") + 8;
        String example = readme.substring(begins, readme.indexOf("```", begins));

        dryRun(example)
                .statusCode(200)
                .body("changes.name", hasItems("Checkout", "Germany, Austria, Switzerland", "Ada Lovelace"));
    }

    @Test
    void theSchemaIsThereForEverybody() {
        RestAssured.get("/catalog.schema.json")
                .then()
                .statusCode(200)
                .body("properties.components.description", startsWith("What an incident can affect"))
                .body("'$defs'.component.properties.depends_on", notNullValue());
    }
}
