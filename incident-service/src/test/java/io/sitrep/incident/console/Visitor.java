package io.sitrep.incident.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A person with a browser that runs no script: opens screens, fills in the forms that stand on them, and sends them. */
final class Visitor {
    private static final String DOOR = "/console/sign-in";

    private final Map<String, String> cookies = new HashMap<>();
    private Document screen;
    private Response answer;

    /** Signed in with that token. */
    static Visitor with(String token) {
        Visitor visitor = new Visitor();
        visitor.open(DOOR);
        visitor.send(visitor.form(DOOR), Map.of("token", token));
        assertThat(visitor.answer.statusCode()).isEqualTo(303);
        return visitor;
    }

    /** Not signed in. */
    static Visitor stranger() {
        return new Visitor();
    }

    Document open(String path) {
        return take(browser().urlEncodingEnabled(false).get(path));
    }

    /** What is no screen: a file to be taken along. */
    Response fetch(String path) {
        return browser().urlEncodingEnabled(false).get(path);
    }

    /** The form of this screen with a file in it, sent to that address. */
    Document upload(String action, String name, String content) {
        Element form = screen.selectFirst("form[enctype]");
        RequestSpecification request = browser().contentType("multipart/form-data");
        fields(form).forEach((field, values) -> {
            if (!field.equals(name)) {
                request.multiPart(field, values.get(0));
            }
        });
        return take((name.equals("file")
                        ? request.multiPart(name, "list.csv", content.getBytes(StandardCharsets.UTF_8))
                        : request.multiPart(name, content))
                .post(action));
    }

    /** The form that is sent to that address; a button may name it instead of the form. */
    Element form(String action) {
        return screen.select("form").stream()
                .filter(form -> form.attr("action").equals(action)
                        || !form.select("[formaction=" + action + "]").isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no form for " + action + " in " + screen.select("main")));
    }

    /** Fills in the form for that address and sends it; follows to where it leads. */
    Document submit(String action, Map<String, String> typed) {
        Element form = form(action);
        if (!form.attr("action").equals(action)) {
            form.attr("action", action);
        }
        return send(form, typed);
    }

    /** The same for a request that no screen of ours made. */
    Response forge(String action, Map<String, String> fields) {
        return browser()
                .contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParams(fields)
                .post(action);
    }

    Document send(Element form, Map<String, String> typed) {
        Map<String, List<String>> fields = fields(form);
        typed.forEach((name, value) -> {
            if (value == null) {
                fields.remove(name);
            } else {
                fields.put(name, List.of(value));
            }
        });
        take(browser()
                .header("Origin", RestAssured.baseURI + ":" + RestAssured.port)
                .contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParams(fields)
                .post(form.attr("action")));
        Response sent = answer;
        if (sent.statusCode() == 303) {
            take(browser().urlEncodingEnabled(false).get(sent.header("Location")));
            answer = sent;
        }
        return screen;
    }

    /** Sends the form for that address with a file in it. */
    Document upload(String action, String file, byte[] content) {
        return take(browser()
                .multiPart(
                        "form_token",
                        form(action).select("[name=form_token]").first().attr("value"))
                .multiPart("file", file, content, "application/json")
                .post(action));
    }

    int status() {
        return answer.statusCode();
    }

    Response answer() {
        return answer;
    }

    Document screen() {
        return screen;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    private RequestSpecification browser() {
        return given().redirects().follow(false).cookies(cookies);
    }

    private Document take(Response response) {
        answer = response;
        response.getDetailedCookies().forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        });
        screen = Jsoup.parse(response.asString());
        return screen;
    }

    /** What a browser sends of a form as it stands there. */
    private static Map<String, List<String>> fields(Element form) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        form.select("input[name], textarea[name], select[name]").forEach(field -> {
            boolean ticked = !field.attr("type").equals("checkbox") || field.hasAttr("checked");
            if (field.tagName().equals("select")) {
                Element chosen = field.selectFirst("option[selected]");
                if (chosen == null && !field.hasAttr("multiple")) {
                    chosen = field.selectFirst("option");
                }
                if (chosen != null) {
                    add(fields, field, chosen.hasAttr("value") ? chosen.attr("value") : chosen.text());
                }
            } else if (field.tagName().equals("textarea")) {
                add(fields, field, field.wholeText().replace("\n", "\r\n"));
            } else if (field.attr("type").equals("file")) {
                // Whoever hands one in says which.
                fields.remove(field.attr("name"));
            } else if (ticked) {
                add(fields, field, field.attr("value"));
            }
        });
        return fields;
    }

    private static void add(Map<String, List<String>> fields, Element field, String value) {
        List<String> all = new java.util.ArrayList<>(fields.getOrDefault(field.attr("name"), List.of()));
        all.add(value);
        fields.put(field.attr("name"), all);
    }
}
