package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody in a hurry does not do by mistake at the console, and does not miss, where scripts run. */
@Order(1)
@ExtendWith(SharedSuite.class)
class ConsoleMistakesIT {
    private static final String OTHERS_DRAFT = "sitrep-draft 0123456789abcdef update-INC-1";

    /** The first two streams of a page that is opened so are asked of an address that refuses them. */
    private static final String REFUSED = "#refused";

    /** Until the test lets one through. */
    private static final String REFUSED_STREAMS = "if (location.hash === '" + REFUSED + "') {"
            + " window.EventSource = (real => class extends real {"
            + " constructor(address) { super(window.through ? address : '/console/nowhere'); } })(window.EventSource); }";

    private static ConsolePerson ada;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final RunningSuite suite;
    private final Admin admin;
    private String ref;
    private String screen;

    ConsoleMistakesIT(RunningSuite suite) {
        this.suite = suite;
        admin = new Admin(suite);
    }

    @BeforeAll
    static void sitDown(RunningSuite suite) {
        ada = new ConsolePerson(suite);
        ada.browser.runsFirst(REFUSED_STREAMS);
    }

    @AfterAll
    static void getUp() {
        ada.close();
    }

    @BeforeEach
    void declare() {
        ada.comesIn();
        ref = admin.declare(Map.of("title", "Mail is late " + mark, "message", "We look into it.", "notify", false));
        screen = "/console/incidents/" + ref;
        ada.open(screen);
    }

    @AfterEach
    void resolve() {
        admin.post(ref, "{\"message\":\"Over.\",\"status\":\"resolved\",\"notify\":false}");
        admin.request().body(Map.of("templates", List.of())).put(suite.incident("/api/v1/catalog"));
    }

    @Test
    void draftIsForThoseItWasForAndOfWhoeverTypedIt() {
        ada.fill("#message", "For us alone");
        choose("#visibility", "internal");
        ada.browser.click("#notify");
        ada.browser.ask("localStorage.setItem('" + OTHERS_DRAFT + "', '{}')");

        ada.open(screen);

        ada.sees("document.querySelector('#message').value === 'For us alone'");
        assertThat(value("#visibility")).isEqualTo("internal");
        assertThat(ada.browser.<Boolean>ask("document.querySelector('#notify').checked"))
                .isFalse();
        assertThat(ada.browser.<Boolean>ask("localStorage.getItem('" + OTHERS_DRAFT + "') === null"))
                .isTrue();

        ada.browser.ask("void (Storage.prototype.setItem = () => { throw new Error('There is no room'); })");
        ada.fill("#message", "! ");
        ada.hears("full");
        assertThat(ada.browser.texts("[data-full]")).hasSize(1);
        ada.browser.click("button[name=publish][value=now]");
        ada.isTold("The update is published.");
    }

    @Test
    void keyboardStaysWhereItIsWhileAScreenFollows() {
        String held = "document.activeElement === window.held";
        admin.hasItsRoom("Mail is late " + mark);
        admin.post(ref, "{\"message\":\"Not said yet\",\"publish\":\"draft\",\"notify\":false}");
        ada.open(screen);
        ada.browser.click(".updates > li:last-child details.more summary");
        ada.browser.ask("(window.held = document.querySelector('button.publish')).focus()");
        ada.browser.ask("(window.seen = window.held.value)");

        note("What is no update");
        ada.sees("document.querySelector('.timeline').textContent.indexOf('What is no update') >= 0");
        assertThat(ada.browser.<Boolean>ask(held + " && window.held.value !== window.seen"))
                .isTrue();
        say("Said by somebody else");
        ada.sees("document.querySelector('.updates').textContent.indexOf('Said by somebody else') >= 0");
        assertThat(ada.browser.<Boolean>ask("!(" + held + ") && document.activeElement.matches('button.publish')"
                        + " && document.querySelector('.updates > li:last-child details.more').open"))
                .isTrue();
        ada.sees("document.querySelector('#said').textContent.indexOf('Updates') >= 0");

        ada.browser.press(Browser.Key.ENTER);
        ada.browser.agree();
        ada.isTold("published");
        assertThat(updates()).contains("Not said yet");
    }

    @Test
    void letterLeadsToAButtonAndEnterInAFieldOnlyLooks() {
        ada.fill("#message", "Half a thought");
        ada.browser.ask("document.activeElement.blur()");
        ada.browser.type("s");
        ada.sees("document.activeElement.matches('button[name=publish][value=now]')");
        ada.browser.ask("document.querySelector('[name^=\"title.\"]').focus()");

        ada.browser.press(Browser.Key.ENTER);

        ada.sees("location.pathname === '" + screen + "/preview' && document.readyState === 'complete'");
        assertThat(value("#message")).isEqualTo("Half a thought");
        say("Said meanwhile");
        ada.sees("document.querySelector('.updates').textContent.indexOf('Said meanwhile') >= 0"
                + " && !document.querySelector('[data-failed]')");
        assertThat(value("#message")).isEqualTo("Half a thought");
        ada.browser.type("?");
        ada.arrives("dialog[open]");
        ada.browser.click("[data-single]");
        ada.browser.press(Browser.Key.ESCAPE);
        ada.browser.type("s");
        assertThat(ada.browser.<Boolean>ask("document.activeElement.matches('[name=publish]')"))
                .isFalse();
        ada.browser.ask("localStorage.removeItem('sitrep-single')");
        assertThat(updates()).containsExactlyInAnyOrder("We look into it.", "Said meanwhile");
    }

    @Test
    void boxInWhichSomebodyTypesSaysThatThereIsNewsAndKeepsWhatIsTyped() {
        String correction = ".updates > li:last-child textarea[name=message]";
        ada.browser.click(".updates > li:last-child details.more summary");
        ada.fill(correction, "Corrected. ");
        say("Second");
        ada.arrives("[data-box=updates] [data-asks=news]");

        ada.browser.click("[data-box=updates] [data-asks=news] button");

        ada.sees("document.querySelector('.updates').textContent.indexOf('Second') >= 0");
        assertThat(value(correction)).startsWith("Corrected. ");
        // A draft in a folded form is offered there and holds nothing up.
        ada.open(screen);
        ada.arrives(".updates > li:last-child details:not([open]) [data-offered]");
        say("Third");
        ada.sees("document.querySelector('.updates').textContent.indexOf('Third') >= 0");

        ada.browser.click(".updates > li:last-child details.more summary");
        ada.browser.click(".updates > li:last-child [data-offered] button");
        ada.browser.ask("document.querySelector('" + correction + "').dispatchEvent("
                + "new KeyboardEvent('keydown', {key: 'Enter', ctrlKey: true, bubbles: true}))");
        ada.isTold("corrected");
        assertThat(updates()).anyMatch(text -> text.startsWith("Corrected. "));

        // What was refused was typed, too, though it comes with the screen.
        ada.fill("#assignee", "Bob");
        ada.fill("#task", " ");
        ada.browser.click("form[action$=tasks] button");
        ada.sees("location.pathname === '" + screen + "/tasks' && document.readyState === 'complete'");
        note("Beside it");
        ada.arrives("[data-box=response] [data-asks=news]");
        assertThat(value("#assignee")).isEqualTo("Bob");
    }

    @Test
    void templateIsNotPutOverWhatIsTypedAndTwoAreNotMixed() {
        admin.request()
                .body(Map.of(
                        "templates",
                        List.of(
                                Map.of(
                                        "key",
                                        "a" + mark,
                                        "message",
                                        "A",
                                        "translations",
                                        Map.of("it", Map.of("message", "Ai"))),
                                Map.of("key", "b" + mark, "message", "B"))))
                .put(suite.incident("/api/v1/catalog"))
                .then()
                .statusCode(200);
        ada.open(screen);
        ada.arrives("main kbd");
        String italian = "[name=\"message.it\"]";

        choose("#template", "a" + mark);
        assertThat(List.of(value("#message"), value(italian))).containsExactly("A", "Ai");
        choose("#template", "b" + mark);
        assertThat(List.of(value("#message"), value(italian))).containsExactly("B", "");
        ada.fill("#message", "Typed. ");
        choose("#template", "a" + mark);
        assertThat(value("#message")).contains("Typed. ");
        assertThat(value(italian)).isEmpty();

        ada.browser.click("[data-asks=begin] button");
        assertThat(List.of(value("#message"), value(italian))).containsExactly("A", "Ai");
        ada.browser.click("[data-offered] button");
        assertThat(value("#message")).contains("Typed. ");
    }

    @Test
    void streamThatWasRefusedIsOpenedAgainAndAVersionThatWasMissedIsFetched() {
        ada.open("/console/incidents");
        ada.open(screen + REFUSED);
        ada.hears("failed");
        note("While nobody followed");
        ada.browser.ask("(window.through = true)");
        ada.sees("document.querySelector('.timeline').textContent.indexOf('While nobody followed') >= 0"
                + " && !document.querySelector('[data-failed]')");

        ada.browser.ask(
                "(window.fetch = (real => { let asked = 0;"
                        + " return (...all) => asked++ ? real(...all) : Promise.resolve(new Response('', {status: 503})); })(window.fetch)) && 1");
        note("Missed at first");
        ada.sees("document.querySelector('.timeline').textContent.indexOf('Missed at first') >= 0");
        ada.browser.complaints();
    }

    private void say(String text) {
        admin.post(ref, "{\"message\":\"" + text + "\",\"notify\":false}");
    }

    private void note(String text) {
        admin.request()
                .body(Map.of("text", text))
                .post(suite.incident("/api/v1/incidents/" + ref + "/timeline"))
                .then()
                .statusCode(201);
    }

    private List<String> updates() {
        return admin.request()
                .get(suite.incident("/api/v1/incidents/" + ref))
                .jsonPath()
                .getList("updates.message");
    }

    private void choose(String field, String value) {
        ada.browser.ask("(function (field) { field.value = '" + value + "'; ['input', 'change'].forEach(name =>"
                + " field.dispatchEvent(new Event(name, {bubbles: true}))); })(document.querySelector('" + field
                + "'))");
    }

    private String value(String field) {
        return ada.browser.ask("document.querySelector('" + field + "').value");
    }
}
