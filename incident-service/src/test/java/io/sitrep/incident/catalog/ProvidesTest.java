package io.sitrep.incident.catalog;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.catalog.Files.catalog;
import static io.sitrep.incident.catalog.Files.dryRun;
import static io.sitrep.incident.catalog.Files.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A component may be one of the ways on which people are told. */
@QuarkusTest
class ProvidesTest extends RealIncidentService {
    private static final String COMPONENTS = "/api/v1/components";

    private final String name = "P " + UUID.randomUUID();

    /** They keep others from taking away the components they name. */
    @BeforeEach
    void noRunbooks() {
        put("runbooks: []").statusCode(200);
    }

    @Test
    void aFileSaysItAndWhatIsReadAndPutBackChangesNothing() {
        put("components: [{name: %s, provides: {channel: x, mail_domains: [outlook.com, hotmail.com]}}]"
                        .formatted(name))
                .statusCode(200);
        admin().get(COMPONENTS + "?limit=200")
                .then()
                .body("items[0].provides.channel", equalTo("x"))
                .body("items[0].provides.mail_domains", contains("outlook.com", "hotmail.com"));

        put(catalog("application/yaml")).statusCode(200).body("changes", empty());

        put("components: [{name: %s}]".formatted(name)).statusCode(200);
        admin().get(COMPONENTS + "?limit=200").then().body("items[0].provides", nullValue());
    }

    @Test
    void whatIsNoChannelAndNoDomainIsNamedAndChangesNothing() {
        dryRun("components: [{name: A, provides: {channel: pigeon}}, {name: B, provides: {}}, "
                        + "{name: C, provides: {mail_domains: [Outlook, a.example, a.example]}}]")
                .statusCode(422)
                .body(
                        "errors.field",
                        hasItems(
                                "components[0].provides.channel",
                                "components[1].provides",
                                "components[2].provides.mail_domains[0]"));
        dryRun("components: [{name: C, provides: {mail_domains: [a.example, a.example]}}]")
                .statusCode(422)
                .body("errors[0].message", containsString("twice"));
    }

    @Test
    void aRequestSaysItKeepsItAndClearsIt() {
        Map<String, Object> provides = Map.of("mail_domains", List.of("outlook.com"));
        String id = admin().body(Map.of("name", name, "provides", provides))
                .post(COMPONENTS)
                .then()
                .statusCode(201)
                .body("provides.mail_domains", contains("outlook.com"), "provides.channel", nullValue())
                .extract()
                .path("id");
        patch(id, Map.of("position", 2)).body("provides.mail_domains", contains("outlook.com"));
        patch(id, Collections.singletonMap("provides", null)).body("provides", nullValue());

        admin().body(Map.of(
                        "name",
                        name + " 2",
                        "provides",
                        Map.of("channel", "pigeon", "mail_domains", Arrays.asList("no domain", null))))
                .post(COMPONENTS)
                .then()
                .statusCode(422)
                .body(
                        "errors.field",
                        contains("provides.channel", "provides.mail_domains.0", "provides.mail_domains.1"));
        admin().body(Map.of("name", name + " 2", "provides", Map.of()))
                .post(COMPONENTS)
                .then()
                .statusCode(422)
                .body("errors.field", contains("provides"));
    }

    private static io.restassured.response.ValidatableResponse patch(String id, Object body) {
        return admin().body(body).patch(COMPONENTS + "/" + id).then().statusCode(200);
    }
}
