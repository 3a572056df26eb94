package io.sitrep.incident.console;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The catalog on the console's screens: what is changed is seen before it is done. */
@QuarkusTest
class CatalogScreensTest extends RealIncidentService {
    private static final String CATALOG = "/console/catalog";
    private static final String FILE = CATALOG + "/file";

    private final String name = "Shelf " + UUID.randomUUID();
    private Visitor ada;

    @BeforeEach
    void signIn() {
        ada = Visitor.with(tokenOf("admin"));
    }

    @AfterEach
    void leaveNothing() {
        components().stream()
                .filter(each -> each.get("name").startsWith(name))
                .forEach(each -> admin().delete("/api/v1/components/" + each.get("id")));
    }

    @Test
    void textIsAppliedOnceItsDifferenceWasSeen() {
        String text = ada.open(CATALOG).select("#yaml").first().wholeText();
        String wish = text.replaceFirst("(?m)^components:.*$", "components:\n  - name: " + name)
                .replace("- name: " + name + "\n  -", "- name: " + name + "\n    position: 7000\n  -");

        Document seen = ada.submit(FILE, Map.of("text", wish));

        assertThat(ada.status()).isEqualTo(200);
        assertThat(seen.select("tr.created th").eachText()).containsExactly(name);
        assertThat(seen.select(".lines ins").text()).contains(name);
        assertThat(isThere()).isFalse();

        Document done = ada.submit(FILE, Map.of());

        assertThat(ada.status()).isEqualTo(303);
        assertThat(done.select(".notice.done").text()).startsWith("The catalog is changed.");
        assertThat(isThere()).isTrue();
        assertThat(ada.open(CATALOG + "/catalog.yaml").text()).contains(name);
        assertThat(ada.answer().header("Content-Disposition")).contains("catalog.yaml");
    }

    @Test
    void textThatWasChangedAfterItWasSeenIsShownAgain() {
        ada.open(CATALOG);
        ada.submit(FILE, Map.of("text", "regions: []\n"));

        Document again = ada.submit(FILE, Map.of("text", "# nothing at all\nroles: []\nregions: []\n"));

        assertThat(ada.status()).isEqualTo(200);
        assertThat(again.select("h2").eachText()).contains("What this changes");
        assertThat(again.select("#yaml").first().wholeText()).startsWith("# nothing at all");
    }

    @Test
    void textThatIsWrongIsRefusedWithItsLineAndKept() {
        ada.open(CATALOG);

        Document refused = ada.submit(FILE, Map.of("text", "components:\n  - nome: " + name + "\n"));

        assertThat(ada.status()).isEqualTo(400);
        assertThat(refused.select("[role=alert]").text()).contains("components[0]");
        assertThat(refused.select("#yaml").first().wholeText()).contains("nome: " + name);
    }

    @Test
    void whatIsWrongIsSaidInTheReadersLanguage() {
        ada.open(CATALOG + "?lang=de");

        Document text = ada.submit(FILE, Map.of("text", "components:\n  - nome: " + name + "\n"));
        ada.open(CATALOG);
        Document file = ada.upload(CATALOG + "/import", "x.json", "[".getBytes(StandardCharsets.UTF_8));
        ada.open(CATALOG);
        Document left = ada.upload(
                CATALOG + "/import",
                "components.json",
                "{\"incidents\": [], \"components\": [{\"id\": \"0123456789ab\"}]}".getBytes(StandardCharsets.UTF_8));

        assertThat(text.select("[role=alert] li").eachText())
                .anySatisfy(each -> assertThat(each).contains("Zeile 2: ist kein bekanntes Feld"));
        assertThat(text.select("[role=alert] [lang=en]")).isEmpty();
        assertThat(file.select("[role=alert] [lang=de]").text())
                .isEqualTo("Ein Export ist ein JSON-Objekt mit dem Feld incidents.");
        assertThat(left.select("details li[lang=de]").text()).isEqualTo("0123456789ab: name: fehlt");
    }

    @Test
    void whatAnotherPersonChangedMeanwhileIsNotPutBack() {
        String id = admin().body(Map.of("name", name, "description", "D1", "regions", List.of("europe")))
                .post("/api/v1/components")
                .path("id");
        String one = CATALOG + "/components/" + id;
        ada.open(one);
        admin().body(Map.of("description", "D2", "regions", List.of()))
                .patch("/api/v1/components/" + id)
                .then()
                .statusCode(200);

        Document seen = ada.submit(one, Map.of("name", name + " II"));

        assertThat(seen.select("del").eachText()).containsExactly(name);
        assertThat(seen.select("#description").text()).isEqualTo("D2");
        ada.submit(one, Map.of());
        assertThat(admin().get("/api/v1/components/" + id).<String>path("name")).isEqualTo(name + " II");
        assertThat(admin().get("/api/v1/components/" + id).<String>path("description"))
                .isEqualTo("D2");
        assertThat(admin().get("/api/v1/components/" + id).<List<String>>path("regions"))
                .isEmpty();
    }

    @Test
    void componentIsMadeRenamedAndRemovedEachAfterItWasSeen() {
        String made = CATALOG + "/components/new";
        ada.open(made);
        Document seen =
                ada.submit(made, Map.of("name", name, "description", "Where it <b>stands</b>", "region", "europe"));
        assertThat(seen.select("ins").eachText()).contains(name, "Europe");
        assertThat(isThere()).isFalse();
        ada.submit(made, Map.of());
        assertThat(ada.status()).isEqualTo(303);
        String id = id();
        String one = CATALOG + "/components/" + id;

        ada.open(one);
        seen = ada.submit(one, Map.of("name", name + " II"));
        assertThat(seen.select("del").eachText()).containsExactly(name);
        assertThat(seen.select("ins").eachText()).containsExactly(name + " II");
        ada.submit(one, Map.of());
        assertThat(ada.status()).isEqualTo(303);
        assertThat(admin().get("/api/v1/components/" + id).<String>path("name")).isEqualTo(name + " II");
        assertThat(admin().get("/api/v1/components/" + id).<List<String>>path("regions"))
                .containsExactly("europe");

        ada.open(one);
        ada.submit(one + "/remove", Map.of());
        assertThat(isThere()).isTrue();
        ada.submit(one + "/remove", Map.of());
        assertThat(ada.status()).isEqualTo(303);
        assertThat(isThere()).isFalse();
    }

    @Test
    void whatSomebodyElseHasChangedMeanwhileIsSeenFirst() {
        String id =
                admin().body(Map.of("name", name)).post("/api/v1/components").path("id");
        String one = CATALOG + "/components/" + id;
        ada.open(one);
        ada.submit(one, Map.of("description", "Mine"));
        admin().body(Map.of("description", "Theirs")).patch("/api/v1/components/" + id);

        Document again = ada.submit(one, Map.of());

        assertThat(ada.status()).isEqualTo(200);
        assertThat(again.select("del").text()).isEqualTo("Theirs");
        assertThat(again.select("ins").text()).isEqualTo("Mine");
        assertThat(admin().get("/api/v1/components/" + id).<String>path("description"))
                .isEqualTo("Theirs");
    }

    @Test
    void groupIsMadeAndRemoved() {
        String made = CATALOG + "/groups/new";
        ada.open(made);
        ada.submit(made, Map.of("name", name));
        ada.submit(made, Map.of());
        assertThat(ada.screen().select(".shelf h3").text()).contains(name);
        String one = ada.screen()
                .select(".shelf:has(h3:contains(" + name + ")) .edit")
                .attr("href");
        ada.open(one);
        ada.submit(one + "/remove", Map.of());
        ada.submit(one + "/remove", Map.of());
        assertThat(ada.screen().select(".shelf h3").text()).doesNotContain(name);
    }

    @Test
    void whatAnotherPersonChangedOfAGroupIsNotPutBack() {
        String id = admin().body(Map.of("name", name, "description", "D1"))
                .post("/api/v1/component-groups")
                .path("id");
        String one = CATALOG + "/groups/" + id;
        ada.open(one);
        admin().body(Map.of("description", "D2"))
                .patch("/api/v1/component-groups/" + id)
                .then()
                .statusCode(200);

        Document seen = ada.submit(one, Map.of("name", name + " II"));

        assertThat(seen.select("del").eachText()).containsExactly(name);
        assertThat(seen.select("#description").text()).isEqualTo("D2");
        ada.submit(one, Map.of());
        assertThat(ada.status()).isEqualTo(303);
        assertThat(admin().get("/api/v1/component-groups/" + id).<String>path("name"))
                .isEqualTo(name + " II");
        assertThat(admin().get("/api/v1/component-groups/" + id).<String>path("description"))
                .isEqualTo("D2");
        admin().delete("/api/v1/component-groups/" + id);
    }

    @Test
    void statuspageIsImportedFromItsFileAsOftenAsOneLikes() {
        String export = """
                {"page": {"id": "kctbh9vrtdwd", "name": "Elsewhere"},
                 "components": [{"id": "%s", "name": "%s", "status": "operational"}]}""".formatted(UUID.randomUUID().toString().substring(0, 12), name);
        byte[] file = export.getBytes(StandardCharsets.UTF_8);
        ada.open(CATALOG);

        Document first = ada.upload(CATALOG + "/import", "components.json", file);
        Document second = ada.upload(CATALOG + "/import", "components.json", file);

        assertThat(first.select(".counts dd").eachText()).containsExactly("1", "0", "0");
        assertThat(second.select(".counts dd").eachText()).containsExactly("0", "0", "1");
        assertThat(isThere()).isTrue();
        ada.open(CATALOG);
        Document broken = ada.upload(CATALOG + "/import", "x.json", "[".getBytes(StandardCharsets.UTF_8));
        assertThat(ada.status()).isEqualTo(400);
        assertThat(broken.select("[role=alert]").text()).contains("An export is a JSON object");
    }

    @Test
    void whoeverMayOnlyReadSeesTheCatalogAndNoForms() {
        Visitor reader = Visitor.with(tokenOf("viewer"));

        Document screen = reader.open(CATALOG);

        assertThat(screen.select("main form")).isEmpty();
        assertThat(screen.select("pre.code").text()).contains("components:");
        assertThat(reader.open(CATALOG + "/components/new").select("h1").text()).isNotEqualTo("New component");
        assertThat(reader.status()).isEqualTo(403);
    }

    private boolean isThere() {
        return components().stream().anyMatch(each -> each.get("name").startsWith(name));
    }

    private String id() {
        return components().stream()
                .filter(each -> each.get("name").startsWith(name))
                .findFirst()
                .orElseThrow()
                .get("id");
    }

    private static List<Map<String, String>> components() {
        return admin().get("/api/v1/components?limit=200").path("items");
    }
}
