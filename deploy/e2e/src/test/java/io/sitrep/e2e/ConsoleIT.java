package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What people do at the console in a browser, from beginning to end, and what comes of it where the public is. */
@Order(1)
@ExtendWith(SharedSuite.class)
class ConsoleIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static ConsolePerson ada;
    private static ConsolePerson bob;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final List<String> leftAtNotifier = new ArrayList<>();
    private final List<String> leftHere = new ArrayList<>();
    private final List<String> declared = new ArrayList<>();
    private final RunningSuite suite;
    private final Admin admin;
    private final Mails mails;

    ConsoleIT(RunningSuite suite) {
        this.suite = suite;
        admin = new Admin(suite);
        mails = new Mails(suite);
    }

    @BeforeAll
    static void sitDown(RunningSuite suite) {
        ada = new ConsolePerson(suite);
        bob = new ConsolePerson(suite);
    }

    @AfterAll
    static void getUp() {
        ada.close();
        bob.close();
    }

    @BeforeEach
    void comeIn() {
        ada.comesIn();
    }

    @AfterEach
    void leaveNothing() {
        declared.forEach(ref -> admin.request()
                .body(Map.of("message", "Over.", "status", "resolved", "notify", false))
                .post(suite.incident("/api/v1/incidents/" + ref + "/updates")));
        leftAtNotifier.forEach(path -> admin.request().delete(suite.notifier(path)));
        leftHere.forEach(path -> admin.request().delete(suite.incident(path)));
    }

    @Test
    void incidentIsDeclaredAndToldInFiveLanguagesWithoutAMouse() throws IOException {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("en", "Payments fail " + mark);
        titles.put("it", "Pagamenti in errore " + mark);
        titles.put("fr", "Les paiements échouent " + mark);
        titles.put("de", "Zahlungen scheitern " + mark);
        titles.put("es", "Fallan los pagos " + mark);
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            titles.keySet().forEach(language -> {
                subscribe("email", address(language), language);
                subscribe("webhook", receiver.url() + "?" + language, language);
            });

            declareByKeyboard(titles);

            titles.forEach((language, title) -> {
                await("a mail in " + language)
                        .atMost(SOON)
                        .until(() -> mails.to(address(language), title).size() == 1);
                assertThat(content(mails.to(address(language), title).get(0))).contains(said(language));
                await("a webhook in " + language)
                        .atMost(SOON)
                        .until(() -> receiver.about(title).size() == 1);
                JsonPath told = receiver.about(title).get(0).json();
                assertThat(told.getString("sitrep.language")).isEqualTo(language);
                assertThat(receiver.about(title).get(0).body()).contains(said(language));
                await("the page in " + language)
                        .atMost(SOON)
                        .until(
                                () -> page("/?lang=" + language),
                                page -> page.contains(title) && page.contains(said(language)));
            });
        }
    }

    @Test
    void wrongUpdateIsStoppedBeforeAnybodyIsTold() throws IOException {
        String title = "Search is slow " + mark;
        String wrong = "Everything is lost " + mark;
        subscribe("email", address("en"), "en");
        String ref = declare(title);
        bob.comesIn();
        bob.open("/console/incidents/" + ref);
        ada.open("/console/incidents/" + ref);
        ada.fill("#message", wrong);
        ada.browser.click("button[name=publish][value=held]");
        ada.isTold("The update is held.");
        bob.sees("document.querySelector('.updates .state-held')");

        ada.browser.ask("document.activeElement.blur()");
        ada.browser.type("x");
        ada.browser.agree();
        ada.isTold("Told already: 0");
        ada.arrives(".updates .state-stopped");
        bob.sees("document.querySelector('.updates .state-stopped')");

        ada.fill("#message", "It is the index " + mark);
        ada.browser.click("button[name=publish][value=now]");
        ada.isTold("The update is published.");
        await("the right one arrives")
                .atMost(SOON)
                .until(() -> mails.to(address("en"), title).stream()
                        .anyMatch(mail -> content(mail).contains("It is the index")));
        assertThat(mails.to(address("en"), "")).noneMatch(mail -> content(mail).contains(wrong));
        await().atMost(SOON).until(() -> page("/"), page -> page.contains("It is the index " + mark));
        assertThat(page("/")).doesNotContain(wrong);
    }

    @Test
    void historyIsImportedFromStatuspageAndThePageGoesLive(@TempDir Path folder) throws IOException {
        String component = "Ledger " + mark;
        Path file =
                Files.writeString(folder.resolve("incidents.json"), """
                {"page": {"id": "kctbh9vrtdwd", "name": "Elsewhere"},
                 "components": [{"id": "cccc%s", "name": "%s", "status": "operational"}],
                 "incidents": [{"id": "iiii%s", "name": "Ledger was late %s", "status": "resolved", "impact": "minor",
                   "created_at": "2026-11-20T10:00:00.000Z", "started_at": "2026-11-20T10:00:00.000Z",
                   "updated_at": "2026-11-20T11:00:00.000Z", "resolved_at": "2026-11-20T11:00:00.000Z",
                   "incident_updates": [
                     {"id": "uuuu%s", "status": "resolved", "body": "It is over.", "created_at": "2026-11-20T11:00:00.000Z"}]}]}""".formatted(mark, component, mark, mark, mark));
        subscribe("email", address("en"), "en");
        ada.open("/console/start");
        ada.browser.click("a[href$=\"#import\"]");
        ada.arrives("#file");
        ada.browser.choose("#file", file);
        ada.browser.click("form[action$=import] button");
        ada.isTold("Imported");
        assertThat(ada.browser.texts(".counts dd")).containsExactly("2", "0", "0");
        assertThat(ada.browser.texts(".shelf li")).contains(component);
        leftHere.add(ada.browser
                .<String>ask("Array.from(document.querySelectorAll('.shelf li a')).find(each =>"
                        + " each.textContent === '" + component + "').pathname")
                .replace("/console/catalog", "/api/v1"));

        ada.open("/console/start");
        assertThat(ada.browser.texts(".steps > .done h2")).anyMatch(step -> step.startsWith("Add components"));
        await().atMost(SOON).until(() -> page("/"), page -> page.contains(component));
        await().atMost(SOON).until(() -> page("/history?q=Ledger"), page -> page.contains("Ledger was late " + mark));

        ada.open("/console/declare");
        ada.fill("#title", "Ledger stands still " + mark);
        ada.fill("#message", "We look into it.");
        ada.browser.click("details.more summary");
        ada.fill("#" + fieldOf(component), "5");
        ada.browser.ask("document.activeElement.blur()");
        ada.browser.type("s");
        ada.browser.press(Browser.Key.ENTER);
        ada.isTold("The incident is declared.");
        declared.add(ada.ref());
        await("the page says what is broken")
                .atMost(SOON)
                .until(
                        () -> Jsoup.connect(suite.incident("/"))
                                .get()
                                .select(".banner")
                                .text(),
                        text -> text.contains(component));
        await("whoever follows it is told")
                .atMost(SOON)
                .until(() ->
                        mails.to(address("en"), "Ledger stands still " + mark).size() == 1);
        assertThat(mails.to(address("en"), "Ledger was late"))
                .as("of what is past nobody is told")
                .isEmpty();
    }

    @Test
    void whatWasTypedSurvivesAFailedSendAndAnotherPersonsChangeIsSeen() {
        String ref = declare("Mail is late " + mark);
        String screen = "/console/incidents/" + ref;
        bob.comesIn();
        ada.open(screen);
        ada.fill("#message", "Half a thought");
        ada.browser.isOffline(true);
        ada.hears("offline");
        ada.browser.click("button[name=publish][value=now]");
        assertThat(ada.browser.<String>ask("location.pathname")).isEqualTo(screen);
        ada.browser.isOffline(false);
        ada.sees("!document.querySelector('[data-offline]')");
        ada.open("/console/incidents");
        ada.open(screen);
        assertThat(ada.browser.<String>ask("document.querySelector('#message').value"))
                .isEqualTo("Half a thought");

        bob.open(screen);
        bob.fill("#fact-workaround", "Use the telephone.");
        ada.fill("#fact-workaround", "Wait.");
        bob.browser.click("form[action$=facts] button");
        bob.isTold("Saved.");
        ada.browser.click("form[action$=facts] button");
        ada.arrives(".refused table");
        assertThat(ada.browser.text(".refused ins")).isEqualTo("Use the telephone.");
        assertThat(ada.browser.<String>ask("document.querySelector('#fact-workaround').value"))
                .isEqualTo("Wait.");

        ada.browser.ask("document.activeElement.blur()");
        ada.browser.type("?");
        ada.arrives("dialog[open]");
        assertThat(ada.browser.texts("dialog dd")).contains("Keyboard shortcuts", "Incidents", "Maintenances");
        ada.browser.press(Browser.Key.ESCAPE);
        ada.browser.ask("document.querySelector('[data-leave]').click()");
        ada.arrives("#token");
        assertThat(ada.browser.<Integer>ask(
                        "Object.keys(localStorage).filter(key => key.startsWith('sitrep-draft')).length"))
                .isZero();
    }

    /** Title and message in the page's language, then a tab for each other; and before anything else is said, a look at what lacks. */
    private void declareByKeyboard(Map<String, String> titles) {
        Browser browser = ada.browser;
        browser.complaints();
        browser.type("d");
        ada.arrives("#title:focus");
        browser.type(titles.get("en"));
        ada.tabsTo("here.id === 'message'");
        browser.type(said("en"));
        ada.tabsTo("here.matches('[role=tab]')");
        for (String language : List.of("it", "fr", "de", "es")) {
            assertThat(browser.<String>ask("document.activeElement.id")).contains(language);
            browser.press(Browser.Key.TAB);
            browser.type(titles.get(language));
            browser.press(Browser.Key.TAB);
            browser.type(said(language));
            browser.goBack();
            browser.goBack();
            browser.press(Browser.Key.RIGHT);
        }
        browser.type("s");
        browser.press(Browser.Key.ENTER);
        ada.isTold("The incident is declared.");
        declared.add(ada.ref());

        browser.type("u");
        browser.type("The **bank** is out.");
        ada.sees("document.querySelector('[data-preview] .rendered strong').textContent === 'bank'");
        assertThat(browser.text("[data-preview] .lacks")).contains("Italian", "French", "German", "Spanish");
        // Who they are the notifier says, and while it is slow nobody: each letter asks again.
        await("who will be told, by channel and language")
                .atMost(SOON)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    browser.type(".");
                    return browser.texts("[data-preview] .readers li").stream()
                            .anyMatch(each -> each.startsWith("Webhook · German"));
                });
        assertThat(browser.complaints()).isEmpty();
    }

    private String declare(String title) {
        String ref = admin.declare(Map.of("title", title, "message", "We look into it.", "notify", false));
        declared.add(ref);
        return ref;
    }

    private void subscribe(String channel, String address, String language) {
        String id = admin.request()
                .body(Map.of("channel", channel, "address", address, "locale", language))
                .post(suite.notifier("/api/v1/subscribers"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        leftAtNotifier.add("/api/v1/subscribers/" + id);
    }

    private String fieldOf(String component) {
        return ada.browser.ask("Array.from(document.querySelectorAll('.choices label')).find(each =>"
                + " each.textContent.trim() === '" + component + "').htmlFor");
    }

    private String page(String path) throws IOException {
        return Jsoup.connect(suite.incident(path)).get().text();
    }

    private String said(String language) {
        return "(" + language + ") We look into it, " + mark + ".";
    }

    private String address(String language) {
        return language + "." + mark + "@example.com";
    }

    static String content(jakarta.mail.internet.MimeMessage mail) {
        try {
            return text(mail.getContent());
        } catch (IOException | jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String text(Object content) throws IOException, jakarta.mail.MessagingException {
        return content instanceof jakarta.mail.Multipart parts
                ? text(parts.getBodyPart(0).getContent())
                : content.toString();
    }
}
