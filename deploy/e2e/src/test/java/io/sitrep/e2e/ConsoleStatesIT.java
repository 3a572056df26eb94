package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the console shows while something is refused, asked, opened or lacking: for everybody too, as {@link ConsolePicturesIT} says of its screens. */
@Order(1)
@ExtendWith(SharedSuite.class)
class ConsoleStatesIT {
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final RunningSuite suite;
    private final Admin admin;
    private ConsolePerson ada;
    private ConsoleLook look;
    private String component;
    private String ref;
    private String screen;

    ConsoleStatesIT(RunningSuite suite) {
        this.suite = suite;
        admin = new Admin(suite);
    }

    @BeforeEach
    void declare() {
        component = admin.request()
                .body(Map.of("name", "Mail " + mark, "description", "In and out"))
                .post(suite.incident("/api/v1/components"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        ref = admin.declare(Map.of(
                "title",
                "Mail is late " + mark,
                "message",
                "We look into it.",
                "notify",
                false,
                "components",
                List.of(Map.of("id", component, "status", "major_outage"))));
        screen = "/console/incidents/" + ref;
        admin.hasItsRoom("Mail is late " + mark);
        ada = new ConsolePerson(suite);
        look = new ConsoleLook(ada.browser);
    }

    @AfterEach
    void resolve() {
        ada.close();
        admin.post(ref, "{\"message\":\"Over.\",\"status\":\"resolved\",\"notify\":false}");
        admin.request().delete(suite.incident("/api/v1/components/" + component));
    }

    @Test
    void whatIsRefusedIsForEverybody() {
        ada.open("/console/sign-in");
        ada.fill("#token", "sit_nobody");
        ada.browser.press(Browser.Key.ENTER);
        seen("sign-in-refused", ".refused");

        ada.comesIn();
        ada.open("/console/declare");
        ada.fill("#title", " ");
        ada.fill("#message", " ");
        send("button[data-key=s]");
        seen("declare-refused", ".refused");
        ada.open("/console/subscribers");
        ada.fill("#address", "nobody");
        send("form[action$=add] .acts button");
        seen("subscriber-refused", "[aria-invalid]");
        ada.open(screen);
        ada.fill("#fact-title", " ");
        ada.browser.ask("(document.querySelector('#fact-title').value = ' ')");
        send("form[action$=facts] button");
        seen("facts-refused", ".refused");

        ada.open(screen);
        ada.fill("#fact-workaround", "Wait.");
        admin.request()
                .header("If-Match", "*")
                .body(Map.of("workaround", "Use the telephone."))
                .patch(suite.incident("/api/v1/incidents/" + ref))
                .then()
                .statusCode(200);
        send("form[action$=facts] button");
        seen("incident-difference", ".refused table");

        ada.open("/console/incidents/INC-999999");
        seen("not-found", "[role=alert]");
        ada.open(screen);
        for (int menu : List.of(0, 1)) {
            String part = "document.querySelectorAll('.tools .menu')[" + menu + "]";
            ada.browser.ask("(" + part + ".open = true)");
            look.at("menu-" + menu, part);
            ada.browser.ask("(" + part + ".open = false)");
        }
        ada.open(screen);
        ada.fill("#message", "It is *late*.");
        ada.browser.ask("(document.querySelector('form[data-preview-at] [name=form_token]').value = 'A'.repeat(43))");
        ada.browser.click("button[name=publish][value=now]");
        seen("send-again", "#resend");
        findsNothing();
    }

    @Test
    void sessionThatHasEndedIsForEverybody() {
        ada.comesIn();
        ada.open(screen);
        ada.fill("#message", "It is *late*.");
        new Clerk(suite).signedIn().submit("/console/sign-out-everywhere", Map.of());
        ada.browser.click("button[name=publish][value=now]");
        seen("signed-out", "#resend");
        findsNothing();
    }

    @Test
    void whatIsOpenedAskedAndSaidBesideIsForEverybody() {
        ada.comesIn();
        say("held", "held", "It may be the queue.");
        say("draft", "draft", "It may be the disc.");
        act(say("stopped", "held", "It is the queue."), "stop");
        act(say("retracted", "now", "All is lost."), "retract");
        ada.open(screen);
        seen("updates", ".updates .state-retracted, .updates .state-stopped");
        ada.browser.click(".updates details.more summary");
        ada.fill(".updates textarea[name=message]", "Corrected. ");
        say("published", "now", "It is the disc.");
        seen("correction-with-news", "[data-asks=news]");

        ada.open(screen);
        seen("draft-offered", "[data-offered]");
        ada.fill("#message", "The **bank** is [out](https://example.com) of `discs`.");
        ada.arrives("[data-preview] .rendered");
        ada.browser.click("form[data-preview-at] [role=tab]:last-child");
        seen("preview-and-last-tab", "[data-preview] .rendered");
        ada.browser.ask("document.activeElement.blur()");
        ada.browser.type("?");
        seen("keys", "dialog[open]");
        assertThat(ada.browser.<Boolean>ask(
                        "document.activeElement.id === 'keys' && !document.querySelector('dialog').scrollTop"))
                .as("it is read from its beginning")
                .isTrue();
        ada.browser.press(Browser.Key.ESCAPE);
        ada.browser.isOffline(true);
        ada.hears("offline");
        seen("offline", "[data-offline]");
        ada.browser.isOffline(false);
        // What can be said of a call, all at once, as the page's own script puts it there.
        ada.browser.ask("document.querySelectorAll('template[data-call]').forEach(each =>"
                + " document.querySelector('[data-calls]').append(each.content.cloneNode(true)))");
        seen("calls", "[data-ended]");
        ada.browser.complaints();
        findsNothing();
    }

    @Test
    void catalogThatWouldChangeIsForEverybody() {
        ada.comesIn();
        ada.open("/console/catalog/components/" + component);
        ada.fill("#name", "E-");
        ada.browser.ask("(document.querySelector('#description').value = '')");
        ada.browser.click("button[data-key=s]");
        seen("component-difference", "#differences");
        ada.open("/console/catalog/components/" + component);
        ada.browser.click("button.retract");
        seen("component-removal", "#differences");

        ada.open("/console/catalog");
        ada.browser.ask("(document.querySelector('#yaml').value = document.querySelector('#yaml').value"
                + ".replace('In and out', 'Out and in, " + mark + "'))");
        ada.browser.click("form[action$=file] .acts button");
        seen("catalog-difference", ".lines ins");
        ada.open("/console/catalog");
        ada.browser.ask("(document.querySelector('#yaml').value = 'components: [')");
        ada.browser.click("form[action$=file] .acts button");
        seen("catalog-refused", ".refused");
        findsNothing();
    }

    @Test
    void emptyListsAreForEverybody() {
        ada.comesIn();
        Map.of(
                        "incidents", "/console/incidents?component=nothing-" + mark,
                        "maintenances", "/console/maintenances?month=1999-01",
                        "subscribers", "/console/subscribers?address=nobody-" + mark,
                        "deliveries", "/console/deliveries?incident=" + ref,
                        "audit", "/console/audit?actor=nobody-" + mark)
                .forEach((name, path) -> {
                    ada.open(path);
                    seen(name + "-empty", "main");
                });
        findsNothing();
    }

    /** Once it is there. */
    private void seen(String name, String selector) {
        ada.arrives(selector);
        ada.sees("document.readyState === 'complete'");
        look.at(name);
    }

    private void findsNothing() {
        look.findsNothing();
    }

    /** Past what the browser itself would object to. */
    private void send(String button) {
        ada.browser.ask("document.querySelectorAll('form').forEach(each => { each.noValidate = true; })");
        ada.browser.click(button);
    }

    private String say(String as, String publish, String text) {
        return admin.request()
                .body(Map.of("message", text + " " + as, "publish", publish, "notify", false))
                .post(suite.incident("/api/v1/incidents/" + ref + "/updates"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void act(String update, String verb) {
        assertThat(admin.request()
                        .post(suite.incident("/api/v1/incidents/" + ref + "/updates/" + update + "/" + verb))
                        .statusCode())
                .isEqualTo(200);
    }
}
