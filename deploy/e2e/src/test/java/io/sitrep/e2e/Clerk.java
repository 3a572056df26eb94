package io.sitrep.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody at the console with a browser that runs no script: opens screens and sends the forms that stand on them. */
final class Clerk {
    private static final String DOOR = "/console/sign-in";

    private final RunningSuite suite;
    private final Map<String, String> cookies = new HashMap<>();
    private Document screen;

    Clerk(RunningSuite suite) {
        this.suite = suite;
    }

    Clerk signedIn() {
        open(DOOR);
        submit(DOOR, Map.of("token", suite.adminToken()));
        assertThat(screen.select("nav.pages")).isNotEmpty();
        return this;
    }

    Document open(String path) {
        return take(fetch(path));
    }

    Response fetch(String path) {
        return given().redirects()
                .follow(false)
                .cookies(cookies)
                .urlEncodingEnabled(false)
                .get(suite.incident(path));
    }

    Document screen() {
        return screen;
    }

    /** The form that is sent to that address, or has a button that sends it there, filled in; follows to where it leads. */
    Document submit(String action, Map<String, String> typed) {
        Element form = screen.select("form[method=post]").stream()
                .filter(each -> each.attr("action").equals(action)
                        || !each.select("[formaction=" + action + "]").isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no form for " + action + " in " + screen.select("main")));
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[name]:not([type=checkbox]):not([type=file]), input[checked][name]")
                .forEach(field -> fields.put(field.attr("name"), field.attr("value")));
        form.select("textarea[name]").forEach(field -> fields.put(field.attr("name"), field.wholeText()));
        form.select("select[name]:not([multiple])").forEach(field -> {
            Element chosen = field.selectFirst("option[selected]");
            Element option = chosen == null ? field.selectFirst("option") : chosen;
            fields.put(field.attr("name"), option.hasAttr("value") ? option.attr("value") : option.text());
        });
        fields.putAll(typed);
        var request = given().redirects().follow(false).cookies(cookies);
        if (form.hasAttr("enctype")) {
            request.contentType("multipart/form-data");
            fields.forEach(request::multiPart);
        } else {
            request.contentType("application/x-www-form-urlencoded; charset=UTF-8")
                    .formParams(fields);
        }
        Response answer = request.post(suite.incident(action));
        take(answer);
        return answer.statusCode() == 303 ? open(answer.header("Location")) : screen;
    }

    /** What the screen says was done. */
    String told() {
        return screen.select(".notice.done").text();
    }

    private Document take(Response answer) {
        answer.getDetailedCookies().forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        });
        screen = Jsoup.parse(answer.asString());
        return screen;
    }
}
