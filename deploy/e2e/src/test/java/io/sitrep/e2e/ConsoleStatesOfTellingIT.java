package io.sitrep.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the console shows while telling does not go well, and of what was just made or brought in: for everybody too. */
@Order(1)
@ExtendWith(SharedSuite.class)
class ConsoleStatesOfTellingIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final List<String> leftAtNotifier = new ArrayList<>();
    private final RunningSuite suite;
    private final Admin admin;
    private ConsolePerson ada;
    private ConsoleLook look;

    ConsoleStatesOfTellingIT(RunningSuite suite) {
        this.suite = suite;
        admin = new Admin(suite);
    }

    @BeforeEach
    void comeIn() {
        ada = new ConsolePerson(suite).comesIn();
        look = new ConsoleLook(ada.browser);
    }

    /** The suite is everybody's: each of these is done, whatever becomes of the others. */
    @AfterEach
    void leaveNothing() {
        assertAll(
                () -> telling("/deliveries/release", Map.of()),
                () -> telling("/channels/voice/enable", Map.of()),
                () -> leftAtNotifier.forEach(path -> admin.request().delete(suite.notifier(path))),
                ada::close);
    }

    @Test
    void tellingThatFailsAndIsHeldIsForEverybody() throws IOException {
        HttpServer refusing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        refusing.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(400, -1);
            }
        });
        refusing.start();
        String title = "Refused by a webhook " + mark;
        String ref = null;
        try {
            leftAtNotifier.add("/api/v1/subscribers/"
                    + admin.request()
                            .body(Map.of(
                                    "channel",
                                    "webhook",
                                    "address",
                                    "http://127.0.0.1:" + refusing.getAddress().getPort() + "/" + mark))
                            .post(suite.notifier("/api/v1/subscribers"))
                            .then()
                            .statusCode(201)
                            .extract()
                            .path("id"));
            ref = admin.declare(Map.of("title", title, "message", "We look into it."));
            String address = "/console/deliveries?incident=" + ref;
            await("nobody tries it any more").atMost(SOON).until(() -> {
                ada.open(address);
                return ada.browser.<Boolean>ask("!!document.querySelector('[data-box=ledger] form[action$=retry]')");
            });
            seen("deliveries-failed", "[data-box=failures] table");

            Map<String, ?> why = Map.of("reason", "Wait for the communications team, " + mark);
            telling("/deliveries/hold", why);
            telling("/channels/voice/disable", why);
            ada.open(address);
            seen("deliveries-held", "[data-box=hold] .refused");
        } finally {
            refusing.stop(0);
            if (ref != null) {
                admin.post(ref, "{\"message\":\"Over.\",\"status\":\"resolved\",\"notify\":false}");
            }
        }
        look.findsNothing();
    }

    @Test
    void whatWasMadeOrBroughtInIsForEverybody(@TempDir Path folder) throws IOException {
        ada.open("/console/subscribers");
        ada.browser.ask("(document.querySelector('#channel').value = 'webhook')");
        ada.fill("#address", "http://127.0.0.1:9/" + mark);
        ada.browser.click("form[action$=add] .acts button");
        seen("subscriber-added", ".notice.done code");
        leftAtNotifier.add("/api/v1/subscribers/"
                + ada.browser
                        .<String>ask("document.querySelector('.notice.done a').pathname")
                        .replace("/console/subscribers/", ""));

        ada.open("/console/subscribers/import");
        ada.fill("#text", "channel,address\nemail,first." + mark + "@example.com\nemail,nobody\n");
        ada.browser.click("button[formaction$=try]");
        seen("subscribers-tried", ".notice.done td");

        ada.open("/console/tokens");
        ada.fill("#name", "for the looks " + mark);
        ada.browser.press(Browser.Key.ENTER);
        seen("token-made", "[data-secret]");
        ada.browser.ask("(window.confirm = () => true) && 1");
        ada.browser.click(".rows form[action$=revoke] button");
        seen("token-revoked", ".notice.done");

        Path file = Files.writeString(folder.resolve("incidents.json"), """
                {"page": {"id": "kctbh9vrtdwd", "name": "Elsewhere"},
                 "incidents": [{"id": "iiii%s", "name": "It was late", "status": "unheard of", "impact": "minor",
                   "incident_updates": []}]}""".formatted(mark));
        ada.open("/console/catalog");
        ada.browser.choose("#file", file);
        ada.browser.click("form[action$=import] button");
        seen("history-imported", ".notice");
        look.findsNothing();
    }

    /** Once it is there. */
    private void seen(String name, String selector) {
        ada.arrives(selector);
        ada.sees("document.readyState === 'complete'");
        look.at(name);
    }

    private void telling(String act, Map<String, ?> how) {
        admin.request().body(how).post(suite.notifier("/api/v1" + act)).then().statusCode(200);
    }
}
