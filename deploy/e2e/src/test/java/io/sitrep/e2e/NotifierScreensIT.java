package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The console's screens of what belongs to the notifier, with the notifier itself behind them: the tests of the incident service
 * have one that is played, and this shows that it is played right.
 */
@Order(1)
@ExtendWith(SharedSuite.class)
class NotifierScreensIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String DELIVERIES = "/console/deliveries";
    private static final String SUBSCRIBERS = "/console/subscribers";

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final AtomicInteger answer = new AtomicInteger(400);
    private final Admin admin;
    private final Clerk ada;
    private HttpServer receiver;

    NotifierScreensIT(RunningSuite suite) {
        admin = new Admin(suite);
        ada = new Clerk(suite).signedIn();
    }

    @BeforeEach
    void receive() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(answer.get(), -1);
            }
        });
        receiver.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
    }

    @Test
    void subscriberIsAddedToldTriedAgainExportedAndErased() {
        String hook = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/" + mark;
        ada.open(SUBSCRIBERS);
        Document added = ada.submit(SUBSCRIBERS + "/add", Map.of("channel", "webhook", "address", hook));
        assertThat(added.select(".notice code").text()).startsWith("whsec_");
        String subscriber = added.select(".notice.done a").attr("href");
        assertThat(ada.open(SUBSCRIBERS + "?address=" + mark + "&channel=webhook&state=active")
                        .select(".rows a")
                        .eachAttr("href"))
                .containsExactly(subscriber);

        String ref = admin.declare("Refused by a webhook " + mark, "SEV4");
        String of = DELIVERIES + "?incident=" + ref;
        String mine = "[data-box=ledger] li:has(a[href=" + subscriber + "])";
        await().atMost(SOON)
                .until(() -> ada.open(of).select(mine + " form[action$=/retry]").size() == 1);
        assertThat(ada.screen().select("[data-box=progress] tbody tr")).hasSize(1);
        assertThat(ada.screen().select("[data-box=failures] tbody").text()).contains("Webhook");
        assertThat(ada.screen().select(mine + " details").text()).contains("400");
        answer.set(204);
        ada.submit(ada.screen().select(mine + " form[action$=/retry]").attr("action"), Map.of());
        assertThat(ada.told()).isEqualTo("It is tried again.");
        await().atMost(SOON)
                .until(() -> ada.open(of).select(mine + " .tag").first().text().equals("delivered"));
        ada.open(of + "&channel=webhook&state=delivered");
        assertThat(ada.screen().select("[role=alert]")).isEmpty();
        assertThat(ada.screen().select(mine)).hasSize(1);

        assertThat(ada.fetch(subscriber + "/export").asString()).contains(hook);
        ada.open(subscriber);
        ada.submit(subscriber + "/delete", Map.of("sure", "true"));
        assertThat(ada.open(SUBSCRIBERS + "?address=" + mark).select(".rows a")).isEmpty();
        admin.post(ref, "{\"message\":\"It is over.\",\"status\":\"resolved\",\"notify\":false}");
    }

    @Test
    void listIsTriedAndThenTaken() {
        String list = "channel,address\nemail,first." + mark + "@example.com\nemail,nobody\n";
        ada.open(SUBSCRIBERS + "/import");
        Document tried = ada.submit(SUBSCRIBERS + "/import/try", Map.of("text", list));
        assertThat(tried.select("[role=alert]").text()).isEmpty();
        assertThat(tried.select(".notice .facts dd").eachText()).containsExactly("1", "0", "1");
        assertThat(ada.open(SUBSCRIBERS + "?address=" + mark).select(".rows a")).isEmpty();

        ada.open(SUBSCRIBERS + "/import");
        ada.submit(SUBSCRIBERS + "/import", Map.of("text", list));

        String subscriber =
                ada.open(SUBSCRIBERS + "?address=" + mark).select(".rows a").attr("href");
        ada.open(subscriber);
        ada.submit(subscriber + "/delete", Map.of("sure", "true"));
        assertThat(ada.screen().select("[role=alert]")).isEmpty();
    }

    @Test
    void everythingIsHeldAndLetGoAndAChannelIsSwitchedAndTried() {
        ada.open(DELIVERIES);
        try {
            ada.submit(DELIVERIES + "/hold", Map.of("reason", "held by " + mark));
            assertThat(ada.screen().select("[data-box=hold]").text()).contains(mark);
        } finally {
            ada.submit(DELIVERIES + "/release", Map.of());
        }
        assertThat(ada.told()).isEqualTo("What waits leaves now.");
        try {
            ada.submit(DELIVERIES + "/channels/voice/disable", Map.of("reason", "off by " + mark));
            assertThat(ada.screen().select("[data-box=channels]").text()).contains("off by " + mark);
        } finally {
            ada.submit(DELIVERIES + "/channels/voice/enable", Map.of());
        }
        assertThat(ada.screen().select("[data-box=channels]").text()).doesNotContain(mark);

        answer.set(204);
        ada.submit(
                DELIVERIES + "/channels/webhook/test",
                Map.of("address", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/" + mark));
        assertThat(ada.told()).isEqualTo("The test was delivered.");
        ada.submit(DELIVERIES + "/channels/email/test", Map.of("address", "nowhere"));
        assertThat(ada.screen().select("[role=alert]").text()).contains("A value is missing or not allowed");
    }

    @Test
    void socialAccountIsLookedAtAndItsTemplatePreviewed() {
        Document social = ada.open("/console/social");
        assertThat(social.select("[role=alert]")).isEmpty();
        assertThat(social.select("section h2").eachText()).contains("Mastodon", "Bluesky", "X");

        Document seen = ada.submit("/console/social/mastodon/preview", Map.of("template.first", mark + " {link}"));

        assertThat(seen.select("[role=alert]").text()).isEmpty();
        assertThat(seen.select(".message.rendered").text()).contains(mark + " http");
        assertThat(ada.open("/console/social").text()).doesNotContain(mark);
    }
}
