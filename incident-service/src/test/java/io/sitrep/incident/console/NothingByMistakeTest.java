package io.sitrep.incident.console;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.maintenance;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing is told to people by the key or the choice that is made before one has looked; what the scripts build on stands in the screens. */
@QuarkusTest
class NothingByMistakeTest extends RealIncidentService {
    private final String mark = UUID.randomUUID().toString();
    private Visitor ada;

    @BeforeEach
    void signIn() {
        ada = Visitor.with(tokenOf("publisher"));
    }

    @Test
    void enterInAFieldLooksAndTellsNobody() {
        String ref = incident(Map.of());
        String base = "/console/incidents/" + ref;
        ada.open(base);
        assertThat(byEnter(base + "/updates").attr("formaction")).isEqualTo(base + "/preview");

        for (String door : List.of("/console/declare", "/console/plan")) {
            ada.open(door);
            Element form = ada.screen().selectFirst("main form[method=post]");
            Element button = byEnter(form.attr("action"));
            assertThat(button.attr("name")).isEqualTo("use");

            Document again =
                    ada.send(form, Map.of("use", button.attr("value"), "title", "Half " + mark, "message", "Half."));

            assertThat(ada.status()).isEqualTo(200);
            assertThat(again.select("[role=alert]")).isEmpty();
            assertThat(again.select("#title").attr("value")).isEqualTo("Half " + mark);
        }
        assertThat(admin().get("/api/v1/incidents?limit=200").asString()
                        + admin().get("/api/v1/maintenances?limit=200").asString())
                .doesNotContain(mark);
    }

    @Test
    void enterInAFormThatTellsPeopleTellsNobody() {
        String open = incident(Map.of());
        String over = incident(Map.of());
        post(over, Map.of("message", "Over.", "status", "resolved")).statusCode(201);
        String work = maintenance(Map.of());
        admin().body(Map.of("message", "Now.", "status", "in_progress"))
                .post("/api/v1/maintenances/" + work + "/updates")
                .then()
                .statusCode(201);
        List<String> seen = new ArrayList<>();

        for (String screen :
                List.of("/console/incidents/" + open, "/console/incidents/" + over, "/console/maintenances/" + work)) {
            ada.open(screen);
            for (Element form : ada.screen().select("form:has([name=notify])")) {
                Element button = byEnter(form.attr("action"));
                assertThat(button.hasAttr("data-enter")).as(form.attr("action")).isTrue();
                if (button.attr("name").equals("use")) {
                    Document again = ada.send(form, Map.of("use", "nothing", "message", "Half " + mark));

                    assertThat(ada.status()).isEqualTo(200);
                    assertThat(again.select("details[open] [name=message]").text())
                            .isEqualTo("Half " + mark);
                    seen.add(form.attr("action").replaceAll(".*/", ""));
                }
            }
        }

        assertThat(seen).contains("reopen", "correct", "escalate");
        read(open).body("updates", hasSize(1));
        read(over).body("updates", hasSize(2)).body("status", equalTo("resolved"));
        assertThat(admin().get("/api/v1/incidents?limit=200").asString()
                        + admin().get("/api/v1/maintenances/" + work).asString())
                .doesNotContain(mark);
        admin().body(Map.of("message", "x", "status", "completed", "notify", false))
                .post("/api/v1/maintenances/" + work + "/updates");
    }

    @Test
    void whatIsLetOutIsAskedForOnceMore() {
        String ref = incident(Map.of());
        post(ref, Map.of("message", "Not yet.", "publish", "draft")).statusCode(201);
        Document screen = ada.open("/console/incidents/" + ref);
        assertThat(screen.select(".updates button[formaction]").eachAttr("formaction"))
                .anyMatch(verb -> verb.endsWith("/publish"));
        assertThat(screen.select(".updates button[formaction]"))
                .allMatch(button -> !button.attr("data-sure").isBlank());
    }

    @Test
    void templateIsUsedWithoutAScriptAndNotPutOverWhatIsTyped() {
        admin().body(Map.of(
                        "templates",
                        List.of(Map.of(
                                "key",
                                "late",
                                "message",
                                "It is late.",
                                "translations",
                                Map.of("it", Map.of("message", "È in ritardo."))))))
                .put("/api/v1/catalog")
                .then()
                .statusCode(200);
        try {
            String ref = incident(Map.of());
            String base = "/console/incidents/" + ref;
            for (String door : List.of("/console/declare", base)) {
                Document screen = ada.open(door);
                Element button = screen.selectFirst("noscript button[name=use][value=template]");
                Element form = button.closest("form");
                if (button.hasAttr("formaction")) {
                    form.attr("action", button.attr("formaction"));
                }

                screen = ada.send(form, Map.of("use", "template", "template", "late"));

                assertThat(ada.status()).isEqualTo(200);
                assertThat(screen.select("#message").text()).isEqualTo("It is late.");
                assertThat(screen.select("#message-it").text()).isEqualTo("È in ritardo.");
                form.select("[name=message.it]").first().text("Mio.");
                screen = ada.send(form, Map.of("use", "template", "template", "late"));
                assertThat(screen.select("#message").text()).isEmpty();
                assertThat(screen.select("#message-it").text()).isEqualTo("Mio.");
            }
            read(ref).body("updates", hasSize(1));
        } finally {
            admin().body(Map.of("templates", List.of())).put("/api/v1/catalog");
        }
    }

    @Test
    void draftsAreOfOnePersonWhoeverSignsInNext() {
        String token = tokenOf("responder");
        String who = Visitor.with(token).open("/console/declare").select("html").attr("data-who");
        assertThat(who).isNotBlank();
        assertThat(Visitor.with(token).open("/console/incidents").select("html").attr("data-who"))
                .isEqualTo(who);
        assertThat(ada.open("/console/declare").select("html").attr("data-who"))
                .isNotBlank()
                .isNotEqualTo(who);
        assertThat(Visitor.stranger().open("/console/sign-in").select("[data-who]"))
                .isEmpty();
    }

    /** The button that a browser presses for Enter in a field of that form. */
    private Element byEnter(String action) {
        return ada.form(action).selectFirst("button:not([type=button])");
    }
}
