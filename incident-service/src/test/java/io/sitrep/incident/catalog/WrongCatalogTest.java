package io.sitrep.incident.catalog;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.catalog.Files.catalog;
import static io.sitrep.incident.catalog.Files.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.api.Suite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Catalogs with something wrong in them: each is refused whole, and everything that is wrong is said. */
@QuarkusTest
class WrongCatalogTest extends RealIncidentService {
    private String before;

    @BeforeEach
    void noRunbooksAndRemember() {
        put("runbooks: []").statusCode(200);
        before = catalog("application/json");
    }

    @AfterEach
    void nothingIsHalfApplied() {
        assertThat(catalog("application/json")).isEqualTo(before);
    }

    @Test
    void allThatIsWrongIsNamedAtOnceWithLineAndPath() {
        put("""
                groups:
                  - name: G
                components:
                  - name: A
                    group: Nowhere
                    depends_on: [B, Missing, B]
                  - name: B
                    regions: [IT, XX, IT]
                  - name: b
                  - name: D
                    start_date: 2026-02-30
                roles:
                  - key: Not A Key
                    name: R
                """)
                .statusCode(422)
                .body(
                        "errors.field",
                        contains(
                                "components[0].group",
                                "components[0].depends_on[1]",
                                "components[0].depends_on[2]",
                                "components[1].regions[1]",
                                "components[1].regions[2]",
                                "components[2].name",
                                "components[3].start_date",
                                "roles[0].key"))
                .body(
                        "errors.message",
                        contains(
                                "line 5: is not a group that is known here: Nowhere",
                                "line 6: is not a component that is known here: Missing",
                                "line 6: names a component twice: B",
                                "line 8: is not a region that is known here: XX",
                                "line 8: stands twice: IT",
                                "line 9: stands twice in one group, first at components[1]: b",
                                "line 11: is not a date such as 2026-03-04: 2026-02-30",
                                "line 13: must have the form ^[a-z][a-z0-9_]{0,39}$"));
    }

    @Test
    void anUnknownFieldAndAWrongTypeAreMalformedAndDoNotHideTheRest() {
        put("""
                components:
                  - name: 7
                    colour: red
                  - name: B
                    depends_on: [Missing]
                    showcase: yes
                  - description: nameless
                    position:
                surprise: []
                """)
                .statusCode(400)
                .body("errors.field", hasItems("components[0].name", "components[0].colour", "surprise"))
                .body(
                        "errors.message",
                        hasItems(
                                "line 2: is not a text: put it in quotes",
                                "line 3: is not a field that is known here",
                                "line 5: is not a component that is known here: Missing",
                                "line 6: is not true or false",
                                "line 7: is missing",
                                "line 8: is not a whole number: it has no value",
                                "line 9: is not a field that is known here"));
    }

    @Test
    void aCircleIsRefusedAndNamed() {
        put("components: [{name: A, depends_on: [B]}, {name: B, depends_on: [C]}, {name: C, depends_on: [A]}]")
                .statusCode(422)
                .body("errors", hasSize(1))
                .body("errors[0].field", equalTo("components[0].depends_on"))
                .body("errors[0].message", equalTo("line 1: makes a circle: A → B → C → A"));
        put("components: [{name: A, depends_on: [A]}]").body("errors[0].message", containsString("A → A"));
    }

    @Test
    void aNameThatMeansTwoHasToSayWhich() {
        String groups = """
                runbooks: []
                groups:
                  - {name: G, components: [{name: API}]}
                  - {name: H, components: [{name: API}, {name: X, depends_on: [%s]}]}
                """;
        put(groups.formatted("API"))
                .statusCode(422)
                .body("errors[0].message", containsString("more than one component: write Group / API"));
        Files.dryRun(groups.formatted("G / API")).statusCode(200);
    }

    @Test
    void aRegionOfOurOwnHasAPlaceAndOneOnly() {
        put("""
                regions:
                  - {code: it, name: Lower, parent: nowhere}
                  - {code: loop-a, name: A, parent: loop-b}
                  - {code: loop-b, name: B, parent: loop-a}
                  - {code: europe, name: Mine}
                  - {code: loop-a, name: Again}
                """)
                .statusCode(422)
                .body(
                        "errors.message",
                        hasItems(
                                "line 2: is not a region that is known here: nowhere",
                                "line 3: makes a circle: loop-a → loop-b → loop-a",
                                "line 5: comes with Sitrep and can't be changed: europe",
                                "line 6: stands twice: loop-a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "templates: [{key: a, message: 'Hi {{ name }} {{title}}'}]|templates[0].message|unknown placeholder {{name}}; there are {{title}}, {{severity}}",
                "templates: [{key: a, message: Hi, translations: {it: {message: '{{TITLE}}'}}}]|templates[0].translations.it.message|unknown placeholder {{TITLE}}",
                "templates: [{key: a, message: Hi, translations: {xx: {message: Hi}}}]|templates[0].translations.xx|not a locale of this page",
                "templates: [{key: a, message: A, first_update: true}, {key: b, message: B, first_update: true}]|templates[1].first_update|one first update",
                "templates: [{key: a, message: A, status: broken}]|templates[0].status|must be one of investigating",
                "templates: [{key: a, purpose: notification, message: '{planet} {link}'}]|templates[0].message|holds the unknown placeholder {planet}; there are {title}, {status}",
                "templates: [{key: a, purpose: notification, message: '{severity} {link}'}]|templates[0].message|holds the unknown placeholder {severity}",
                "templates: [{key: a, purpose: notification, message: '{title {link}'}]|templates[0].message|holds a brace without its other half",
                "templates: [{key: a, purpose: notification, message: '{{title} {link}'}]|templates[0].message|holds a brace without its other half",
                "templates: [{key: a, purpose: notification, title: '}', message: '{link}'}]|templates[0].title|holds a brace without its other half",
                "templates: [{key: a, purpose: notification, message: '{link} {link}'}]|templates[0].message|holds {link} twice",
                "templates: [{key: a, purpose: notification, channel: slack, message: '{title}'}]|templates[0].message|lacks {link}",
                "templates: [{key: a, purpose: notification, message: '{link}', translations: {it: {message: '{titolo} {link}'}}}]|templates[0].translations.it.message|holds the unknown placeholder {titolo}",
                "templates: [{key: a, purpose: notification, message: '{link}', translations: {it: {message: '{title}'}}}]|templates[0].translations.it.message|lacks {link}",
                "templates: [{key: a, purpose: notification, channel: pigeon, message: '{link}'}]|templates[0].channel|must be one of email",
                "templates: [{key: a, purpose: notification, first_update: true, message: '{link}'}]|templates[0].first_update|for what people write",
                "templates: [{key: a, channel: sms, message: Hi}]|templates[0].channel|is for messages to readers",
                "people: [{name: Ada, slack: [U1]}, {name: Grace, slack: [U1]}]|people[1].slack[0]|is the id of Ada too",
                "people: [{name: Ada, discord: ['12345', '12345']}]|people[0].discord[1]|is the id of Ada too",
                "people: [{name: Ada, email: a@b.example}, {name: Grace, email: A@B.EXAMPLE}]|people[1].email|is that of Ada too",
                "people: [{name: Ada, email: nobody}]|people[0].email|must have the form",
                "people: [{name: Ada, chat_role: service}]|people[0].chat_role|must be one of viewer, responder, publisher, admin",
                "people: [{name: Ada, locale: Italian}]|people[0].locale|must have the form",
                "people: [{name: Ada}, {name: ada}]|people[1].key|is that of people[0] too: ada",
                "people: [{name: 張}]|people[0].key|can't be made from this name",
                "runbooks: [{name: R, checklist: []}]|runbooks[0].checklist|at least 1",
                "runbooks: [{name: R, checklist: [x], components: [Nowhere]}]|runbooks[0].components[0]|is not a component",
                "runbooks: [{name: R, checklist: [x], severities: [SEV9]}]|runbooks[0].severities[0]|must be one of SEV1",
                "roles: [{key: a, name: A}, {key: a, name: B}]|roles[1].key|is that of roles[0] too",
                "groups: [{name: A}, {name: a}]|groups[1].name|stands twice"
            })
    void whatOneThingMayNotSayIsNamed(String yaml, String field, String message) {
        put(yaml)
                .statusCode(422)
                .body("errors.field", contains(field))
                .body("errors[0].message", startsWith("line 1: "), "errors[0].message", containsString(message));
    }

    @Test
    void whatIsNoYamlAndNoJsonIsMalformed() {
        put("a: &a [*a]").statusCode(400).body("type", equalTo("/problems/malformed-request"));
        put("components: [").statusCode(400).body("errors[0].message", startsWith("line 1: is not well-formed YAML"));
        put("").statusCode(400);
        admin().body("{\"roles\": [}")
                .put("/api/v1/catalog")
                .then()
                .statusCode(400)
                .body("detail", containsString("line 1"));
        put("a: '" + "x".repeat(1024 * 1024) + "'").statusCode(413);
    }

    @Test
    void aRegionAnIncidentNamesStays() {
        admin().body(Map.of("code", "held-one", "name", "Held"))
                .post("/api/v1/regions")
                .then()
                .statusCode(201);
        String ref = Suite.incident(Map.of("regions", List.of("held-one")));
        before = catalog("application/json");

        put("regions: []")
                .statusCode(422)
                .body(
                        "errors.find { it.message.contains('held-one') }.message",
                        containsString("lacks held-one, which " + ref));

        admin().delete("/api/v1/regions/held-one")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/in-use"))
                .body("detail", containsString(ref));
        Suite.post(ref, Map.of("message", "Over", "status", "resolved")).statusCode(201);
        admin().delete("/api/v1/regions/held-one").then().statusCode(204);
        before = catalog("application/json");
    }
}
