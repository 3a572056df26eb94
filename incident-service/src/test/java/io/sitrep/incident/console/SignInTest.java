package io.sitrep.incident.console;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.ADMIN;
import static io.sitrep.incident.api.Suite.SERVICE;
import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.access.TokenText;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The way into the console and out of it. */
@QuarkusTest
class SignInTest extends RealIncidentService {
    private static final String LIST = "/console/incidents";
    private static final String DOOR = "/console/sign-in";
    private static final String SESSION = "sitrep_console";

    @Inject
    Database database;

    @Test
    void whoIsNotSignedInIsAskedToAndThenSeesWhatTheyWanted() {
        Visitor visitor = Visitor.stranger();
        visitor.open(LIST + "?open=false");
        assertThat(visitor.status()).isEqualTo(303);
        String door = visitor.answer().header("Location");
        assertThat(door).isEqualTo(DOOR + "?to=%2Fconsole%2Fincidents%3Fopen%3Dfalse");

        visitor.open(door);
        assertThat(visitor.screen().select("input[name=token]").attr("type")).isEqualTo("password");
        visitor.submit(DOOR, Map.of("token", tokenOf("viewer")));

        assertThat(visitor.answer().header("Location")).isEqualTo(LIST + "?open=false");
        assertThat(visitor.screen().select("h1").text()).isEqualTo("Incidents");
    }

    @Test
    void shortestAddressLeadsToTheList() {
        Visitor visitor = Visitor.with(tokenOf("viewer"));
        visitor.open("/console");
        assertThat(visitor.answer().header("Location")).isEqualTo(LIST);
    }

    @Test
    void whereNoProviderIsConfiguredThereIsNoWayBackFromOne() {
        Visitor visitor = Visitor.stranger();
        visitor.open(DOOR + "/callback?code=x&state=y");
        assertThat(visitor.status()).isEqualTo(404);
    }

    @Test
    void nobodyIsSentElsewhereByALinkToUs() {
        for (String elsewhere : List.of("https://evil.example/", "//evil.example/", "/console/\\evil", "/api/v1/x")) {
            Visitor visitor = Visitor.stranger();
            visitor.open(DOOR);
            visitor.submit(DOOR, Map.of("token", ADMIN, "to", elsewhere));
            assertThat(visitor.answer().header("Location")).isEqualTo(LIST);
        }
    }

    @Test
    void cookieIsOutOfReachOfScriptsAndOtherSitesAndKeptNowhereButInTheBrowser() {
        Visitor visitor = Visitor.with(tokenOf("viewer"));

        Cookie cookie = visitor.answer().getDetailedCookie(SESSION);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        assertThat(cookie.getPath()).isEqualTo("/console");
        assertThat(cookie.hasExpiryDate()).isFalse();
        assertThat(database.count(
                        "SELECT count(*) FROM console_sessions WHERE key = ? OR seal = ?",
                        cookie.getValue(),
                        cookie.getValue()))
                .isZero();
        assertThat(visitor.open(LIST).html()).doesNotContain(cookie.getValue());
    }

    @Test
    void tokenOfAServiceOrOfNobodyOpensNothingAndIsNotShownAgain() {
        for (String token : List.of(SERVICE, "sitrep_aaaaaaaaaaaa_" + "b".repeat(43), "nonsense <b>", "")) {
            Visitor visitor = Visitor.stranger();
            visitor.open(DOOR);
            visitor.submit(DOOR, Map.of("token", token));

            assertThat(visitor.status()).isEqualTo(401);
            assertThat(visitor.cookies()).doesNotContainKey(SESSION);
            assertThat(visitor.screen().select("[role=alert]").text()).contains("This token opens nothing");
            assertThat(visitor.screen().html()).doesNotContain("nonsense");
        }
        await().until(() -> database.count(
                        "SELECT count(*) FROM audit WHERE action = 'POST /console/sign-in' AND outcome = 'refused'")
                >= 4);
    }

    @Test
    void whoTriesTooOftenHasToWait() {
        Response last = null;
        for (int i = 0; i < 12; i++) {
            Visitor visitor = Visitor.stranger();
            visitor.open(DOOR);
            last = given().redirects()
                    .follow(false)
                    .header("X-Forwarded-For", "203.0.113.77")
                    .cookies(visitor.cookies())
                    .formParam(
                            "form_token",
                            visitor.form(DOOR).select("[name=form_token]").attr("value"))
                    .formParam("token", i == 11 ? ADMIN : "wrong")
                    .post(DOOR);
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.header("Retry-After")).isNotNull();
    }

    @Test
    void formForSigningInThatIsNotOursSignsNobodyIn() {
        Visitor visitor = Visitor.stranger();
        assertThat(visitor.forge(DOOR, Map.of("token", ADMIN)).statusCode()).isEqualTo(403);
        visitor.open(DOOR);
        Response forged = visitor.forge(DOOR, Map.of("token", ADMIN, "form_token", "x"));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.getCookies()).doesNotContainKey(SESSION);
    }

    @Test
    void severalTabsOfABrowserComeInByTheSameDoor() {
        String token = tokenOf("responder");
        Visitor ada = Visitor.stranger();
        ada.open(DOOR);
        Element first = ada.form(DOOR);
        Element second = ada.open(DOOR + "?to=/console/deliveries").selectFirst("form[action=" + DOOR + "]");

        ada.send(first, Map.of("token", token));
        assertThat(ada.answer().header("Location")).isEqualTo(LIST);
        String session = ada.cookies().get(SESSION);
        Element open = ada.form("/console/sign-out");
        ada.send(second, Map.of("token", token));
        assertThat(ada.answer().header("Location")).isEqualTo("/console/deliveries");
        assertThat(ada.cookies())
                .as("what stands open in the first is a screen of this session still")
                .containsEntry(SESSION, session);

        ada.send(second, Map.of("token", tokenOf("viewer")));
        assertThat(ada.cookies().get(SESSION)).as("somebody else").isNotEqualTo(session);
        ada.send(open, Map.of());
        assertThat(ada.status()).isEqualTo(403);
    }

    @Test
    void signingOutEndsThisBrowserAndSigningOutEverywhereAllOfThem() {
        String token = tokenOf("responder");
        Visitor one = Visitor.with(token);
        Visitor two = Visitor.with(token);
        Visitor three = Visitor.with(token);
        Map<String, String> kept = Map.copyOf(one.cookies());

        one.open(LIST);
        one.submit("/console/sign-out", Map.of());
        assertThat(one.screen().select(".notice.done").text()).isEqualTo("You are signed out.");
        assertThat(given().redirects().follow(false).cookies(kept).get(LIST).statusCode())
                .isEqualTo(303);
        two.open(LIST);
        assertThat(two.status()).isEqualTo(200);

        two.submit("/console/sign-out-everywhere", Map.of());

        three.open(LIST);
        assertThat(three.status()).isEqualTo(303);
        assertThat(database.texts(
                        "SELECT action FROM audit WHERE actor = 'responder' AND origin = 'web' AND token_id = ?"
                                + " ORDER BY id",
                        TokenText.parse(token).orElseThrow().id()))
                .containsExactly(
                        "POST /console/sign-in",
                        "POST /console/sign-in",
                        "POST /console/sign-in",
                        "POST /console/sign-out",
                        "POST /console/sign-out-everywhere");
    }

    @Test
    void revokedTokenEndsItsSessionsAtOnce() {
        String token = tokenOf("viewer");
        Visitor visitor = Visitor.with(token);

        admin().delete("/api/v1/tokens/" + TokenText.parse(token).orElseThrow().id())
                .then()
                .statusCode(204);

        visitor.open(LIST);
        assertThat(visitor.status()).isEqualTo(303);
    }

    @Test
    void sessionEndsWhenNobodyUsesItAndInTheEndInAnyCase() {
        Visitor idle = Visitor.with(tokenOf("viewer"));
        Visitor busy = Visitor.with(tokenOf("viewer"));
        idle.open(LIST);
        database.run("UPDATE console_sessions SET used_at = used_at - interval '29 minutes'");
        busy.open(LIST);
        database.run("UPDATE console_sessions SET used_at = used_at - interval '2 minutes'");

        idle.open(LIST);
        assertThat(idle.status()).isEqualTo(303);
        busy.open(LIST);
        assertThat(busy.status()).isEqualTo(200);

        database.run("UPDATE console_sessions SET opened_at = opened_at - interval '13 hours'");
        busy.open(LIST);
        assertThat(busy.status()).isEqualTo(303);
    }

    @Test
    void cookieIsNoWayIntoTheApiAndATokenIsNoWayPastTheForms() {
        Visitor visitor = Visitor.with(ADMIN);

        assertThat(given().cookies(visitor.cookies()).get("/api/v1/incidents").statusCode())
                .isEqualTo(401);
        assertThat(given().header("Authorization", "Bearer " + ADMIN)
                        .contentType("application/x-www-form-urlencoded")
                        .formParam("title", "x")
                        .post(LIST)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void linkFromAChatFindsTheBrowserSignedIn() {
        Response first = given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "cross-site")
                .get(LIST);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.asString()).contains("http-equiv=\"refresh\"").doesNotContain("INC-");
    }

    @Test
    void whatIsAnsweredIsNeitherKeptNorFramedNorMayItRunForeignScripts() {
        for (Response answer : List.of(given().get(DOOR), Visitor.with(ADMIN).answer())) {
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .contains("script-src 'self'")
                    .contains("form-action 'self'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
    }
}
