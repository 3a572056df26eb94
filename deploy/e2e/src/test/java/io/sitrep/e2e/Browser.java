package io.sitrep.e2e;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What a reader does with a browser, and what they see. */
final class Browser implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final Map<String, Integer> DESKTOP = Map.of("width", 1280, "height", 900);
    private static final Map<String, Integer> PHONE = Map.of("width", 390, "height", 844);

    private static final Map<String, Integer> PAPER = Map.of("width", 718, "height", 1047);

    private final ChromeDriver driver = new ChromeDriver();

    Browser() {
        desktop();
    }

    void desktop() {
        screen(DESKTOP, false);
    }

    void phone() {
        screen(PHONE, true);
    }

    /** Light or dark, and without motion: nothing that is looked at then is half faded in. */
    void prefers(String scheme) {
        driver.devTools(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** Shows pages as they would be printed, on paper as wide as A4 has room for. */
    void prints() {
        screen(PAPER, false);
        driver.devTools("Emulation.setEmulatedMedia", Map.of("media", "print"));
    }

    void isIn(String zone) {
        driver.devTools("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
    }

    /** What pages bring along is not run; what the test asks is. */
    void runsNoScripts() {
        driver.devTools("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    /** Before any script of each page that is opened from now on. */
    void runsFirst(String script) {
        driver.devTools("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Each answer begins that much later; 0 for a line as it is. */
    void isSlow(int milliseconds) {
        driver.devTools("Network.enable", Map.of());
        driver.devTools(
                "Network.emulateNetworkConditions",
                Map.of("offline", false, "latency", milliseconds, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    void open(String address) {
        driver.post("/url", Map.of("url", address));
    }

    /** @param expression JavaScript; what comes of it has to be JSON */
    <T> T ask(String expression) {
        return driver.post("/execute/sync", Map.of("script", "return " + expression, "args", List.of()));
    }

    /** @param script calls the last of its arguments when it is done */
    <T> T askLater(String script) {
        return driver.post("/execute/async", Map.of("script", script, "args", List.of()));
    }

    String text() {
        return ask("document.body.innerText");
    }

    String text(String selector) {
        return ask("document.querySelector(" + quoted(selector) + ").textContent.trim()");
    }

    List<String> texts(String selector) {
        return ask("Array.from(document.querySelectorAll(" + quoted(selector) + "), each => each.textContent.trim())");
    }

    void click(String selector) {
        Map<String, String> element = driver.post("/element", Map.of("using", "css selector", "value", selector));
        driver.post("/element/" + element.values().iterator().next() + "/click", Map.of());
    }

    /** Puts a file into a field for files. */
    void choose(String selector, Path file) {
        Map<String, String> element = driver.post("/element", Map.of("using", "css selector", "value", selector));
        driver.post(
                "/element/" + element.values().iterator().next() + "/value",
                Map.of("text", file.toAbsolutePath().toString()));
    }

    /** Says yes to what the page asks. */
    void agree() {
        driver.post("/alert/accept", Map.of());
    }

    /** As if the cable were pulled; and put in again. */
    void isOffline(boolean offline) {
        driver.devTools("Network.enable", Map.of());
        driver.devTools(
                "Network.emulateNetworkConditions",
                Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** To what comes before what has the focus. */
    void goBack() {
        press(Key.SHIFT, Key.TAB);
    }

    /** One key while another one is held down. */
    void press(Key held, Key key) {
        act(List.of(down(held.value), down(key.value), up(key.value), up(held.value)));
    }

    void press(Key key) {
        type(key.value);
    }

    /** One key after the other, into whatever has the focus. */
    void type(String keys) {
        List<Map<String, String>> actions = new ArrayList<>();
        keys.codePoints().mapToObj(Character::toString).forEach(key -> {
            actions.add(down(key));
            actions.add(up(key));
        });
        act(actions);
    }

    /** What has come since it was last asked: what went over the wire, and how. */
    List<JsonPath> network() {
        List<Map<String, String>> entries = driver.post("/se/log", Map.of("type", "performance"));
        return entries.stream()
                .map(entry -> entry.get("message"))
                .filter(message -> message.contains("\"Network."))
                .map(message -> JsonPath.from(message).setRootPath("message"))
                .toList();
    }

    /** What has come since it was last asked: errors of scripts, of loading, and of the page's own policy. */
    List<String> complaints() {
        List<Map<String, String>> entries = driver.post("/se/log", Map.of("type", "browser"));
        return entries.stream()
                .filter(entry -> !List.of("INFO", "DEBUG").contains(entry.get("level")))
                .map(entry -> entry.get("message"))
                .toList();
    }

    /** How much wider the page is than its screen, in pixels. */
    int scrolledAside() {
        return ask("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** The page in its whole length, if that is no longer than a picture can be, kept as {@code target/screenshots/NAME.png}. */
    void photograph(String name) {
        Map<String, ?> answer = driver.devTools(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", wholePage()));
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(
                    SCREENSHOTS.resolve(name + ".png"),
                    Base64.getDecoder().decode(answer.get("data").toString()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() {
        driver.close();
    }

    private Map<String, ?> wholePage() {
        return ask("({x: 0, y: 0, scale: 1, width: document.documentElement.clientWidth,"
                + " height: Math.min(document.documentElement.scrollHeight, 8000)})");
    }

    private void act(List<Map<String, String>> actions) {
        driver.post(
                "/actions", Map.of("actions", List.of(Map.of("type", "key", "id", "keyboard", "actions", actions))));
    }

    private static Map<String, String> down(String key) {
        return Map.of("type", "keyDown", "value", key);
    }

    private static Map<String, String> up(String key) {
        return Map.of("type", "keyUp", "value", key);
    }

    private void screen(Map<String, Integer> size, boolean mobile) {
        driver.devTools(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        size.get("width"),
                        "height",
                        size.get("height"),
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        mobile));
    }

    private static String quoted(String selector) {
        return "'" + selector.replace("'", "\\'") + "'";
    }

    /** As WebDriver writes them. */
    enum Key {
        TAB("\uE004"),
        ENTER("\uE007"),
        ESCAPE("\uE00C"),
        RIGHT("\uE014"),
        DOWN("\uE015"),
        SHIFT("\uE008"),
        CONTROL("\uE009"),
        ALT("\uE00A");

        private final String value;

        Key(String value) {
            this.value = value;
        }
    }
}
