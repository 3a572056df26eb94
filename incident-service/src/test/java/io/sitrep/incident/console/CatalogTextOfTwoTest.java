package io.sitrep.incident.console;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people at the catalog's text: what one of them adds is not taken back unseen by the other one's older text. */
@QuarkusTest
class CatalogTextOfTwoTest extends RealIncidentService {
    private static final String CATALOG = "/console/catalog";
    private static final String FILE = CATALOG + "/file";
    private static final String OVERTAKEN = "Somebody else changed this meanwhile";
    private static final String APPLY = "Apply this";

    private final String mine = "Shelf " + UUID.randomUUID();
    private final String theirs = "Ledger " + UUID.randomUUID();
    private Visitor ada;
    private String opened;

    @BeforeEach
    void open() {
        ada = Visitor.with(tokenOf("admin"));
        opened = ada.open(CATALOG).select("#yaml").first().wholeText();
    }

    @AfterEach
    void leaveNothing() {
        components().stream()
                .filter(each -> List.of(mine, theirs).contains(each.get("name")))
                .forEach(each -> admin().delete("/api/v1/components/" + each.get("id")));
    }

    @Test
    void whatSomebodyElseHasAddedIsNotTakenForOnesOwnRemoval() {
        add(theirs);

        Document first = ada.submit(FILE, Map.of("text", withMine()));

        assertThat(first.select(".refused").text()).contains(OVERTAKEN);
        assertThat(first.select("tbody th").eachText()).contains(mine, theirs);
        assertThat(buttons(first)).noneMatch(each -> each.startsWith(APPLY));
        assertThat(first.select("#yaml").first().wholeText()).isEqualTo(withMine());

        Document second = ada.submit(FILE, Map.of());

        assertThat(second.select(".refused")).isEmpty();
        assertThat(buttons(second)).anyMatch(each -> each.startsWith(APPLY));
        assertThat(names()).contains(theirs).doesNotContain(mine);

        ada.submit(FILE, Map.of());

        assertThat(ada.status()).isEqualTo(303);
        assertThat(names()).contains(mine).doesNotContain(theirs);
    }

    @Test
    void whatIsAddedBetweenTheLookAndTheChangeIsSaidToo() {
        ada.submit(FILE, Map.of("text", withMine()));
        add(theirs);

        Document again = ada.submit(FILE, Map.of());

        assertThat(again.select(".refused").text()).contains(OVERTAKEN);
        assertThat(names()).contains(theirs).doesNotContain(mine);
    }

    @Test
    void textThatWasRefusedIsStillHeldAgainstTheCatalogItWasOpenedWith() {
        add(theirs);
        ada.submit(FILE, Map.of("text", "components:\n  - nome: " + mine + "\n"));
        assertThat(ada.status()).isEqualTo(400);

        Document righted = ada.submit(FILE, Map.of("text", withMine()));

        assertThat(righted.select(".refused").text()).contains(OVERTAKEN);
        assertThat(names()).contains(theirs).doesNotContain(mine);
    }

    private String withMine() {
        return opened.replaceFirst("(?m)^components:.*$", "components:\n  - name: " + mine)
                .replace("- name: " + mine + "\n  -", "- name: " + mine + "\n    position: 7000\n  -");
    }

    private static void add(String name) {
        admin().body(Map.of("name", name)).post("/api/v1/components").then().statusCode(201);
    }

    private static List<String> buttons(Document screen) {
        return screen.select("form[action=" + FILE + "] button").eachText();
    }

    private static List<String> names() {
        return components().stream().map(each -> each.get("name")).toList();
    }

    private static List<Map<String, String>> components() {
        return admin().get("/api/v1/components?limit=200").path("items");
    }
}
