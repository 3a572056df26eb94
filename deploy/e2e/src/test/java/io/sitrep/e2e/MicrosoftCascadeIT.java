package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.sitrep.fakes.phone.FakeTwilio;
import io.sitrep.fakes.telegram.FakeTelegram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mail of the incident's own company is what is down: its mailboxes are the wrong place to say so. */
class MicrosoftCascadeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STILL = Duration.ofSeconds(6);
    private static final String TITLE = "Mail and calendars are unavailable";
    private static final String NINA = "+393331234567";

    private final FakeTwilio twilio = new FakeTwilio(0);
    private final FakeTelegram telegram = new FakeTelegram(0);
    private final MailExchange mail = new MailExchange();
    private RunningSuite suite;
    private Admin admin;

    @BeforeEach
    void start(@TempDir Path directory) {
        suite = new RunningSuite(directory.resolve("data"))
                .with("SITREP_TWILIO_URL", twilio.url().toString())
                .with("SITREP_TWILIO_ACCOUNT_SID", FakeTwilio.ACCOUNT)
                .with("SITREP_TWILIO_AUTH_TOKEN", FakeTwilio.TOKEN)
                .with("SITREP_TWILIO_FROM", FakeTwilio.NUMBER)
                .with("SITREP_TELEGRAM_URL", telegram.url().toString())
                .with("SITREP_TELEGRAM_TOKEN", FakeTelegram.TOKEN)
                .with("QUARKUS_MAILER_HOST", "127.0.0.1")
                .with("QUARKUS_MAILER_PORT", Integer.toString(mail.port()))
                .with("SITREP_FAILOVER_AFTER", "3s")
                .start();
        admin = new Admin(suite);
        admin.request()
                .body(Map.of(
                        "name", "Outlook", "provides", Map.of("mail_domains", List.of("outlook.com", "hotmail.com"))))
                .post(suite.incident("/api/v1/components"))
                .then()
                .statusCode(201);
        subscribe("nina@outlook.com", Map.of("channel", "sms", "address", NINA));
        subscribe("otto@hotmail.com", Map.of("channel", "telegram", "address", telegram.start("4242")));
        subscribe("ada@example.com", null);
    }

    @AfterEach
    void stop() {
        suite.close();
        mail.close();
        telegram.close();
        twilio.close();
    }

    @Test
    void whoseMailDoesNotAnswerIsToldByTelephoneOnce() {
        mail.fallSilent("outlook.com", "hotmail.com");
        String ref = admin.declare(TITLE, "SEV2");

        awaitTold(1);
        update(ref, Map.of("message", "One failure brought down what stands on it.", "status", "identified"));
        awaitTold(2);
        await().during(STILL).atMost(PATIENCE).until(this::haveAllHeardTwice);
        assertThat(mail.to("nina@outlook.com")).isEmpty();
        assertThat(mail.to("otto@hotmail.com")).isEmpty();

        mail.allAnswerAgain();
        update(ref, Map.of("message", "It works again.", "status", "resolved"));

        await().atMost(PATIENCE).until(() -> mail.to("ada@example.com").size() == 3);
        await().atMost(PATIENCE)
                .until(() -> heardOfTheEnd(
                        mail.to("nina@outlook.com").size(), twilio.to(NINA).size()));
        await().atMost(PATIENCE)
                .until(() -> heardOfTheEnd(
                        mail.to("otto@hotmail.com").size(), telegram.in("4242").size()));
        JsonPath counts = figures(ref);
        assertThat(counts.getInt("failed_over")).isBetween(4, 6);
        assertThat(counts.getInt("unreachable")).isZero();
        assertThat(counts.getInt("delivered")).isEqualTo(9);
        assertThat(counts.getInt("planned")).isEqualTo(9 + counts.getInt("failed_over"));
    }

    @Test
    void outageOfAMailServiceIsNotAnnouncedByItsOwnMail() {
        String outlook = admin.request()
                .get(suite.incident("/api/v1/components"))
                .jsonPath()
                .getString("items.find { it.name == 'Outlook' }.id");
        Map<String, ?> out = Map.of("id", outlook, "status", "major_outage");

        // Its servers still take what comes: nobody could read it there.
        String ref = admin.declare(
                Map.of("title", TITLE, "message", "We are looking.", "severity", "SEV1", "components", List.of(out)));
        awaitTold(1);
        assertThat(mail.to("nina@outlook.com")).isEmpty();

        update(
                ref,
                Map.of(
                        "message",
                        "It works again.",
                        "status",
                        "resolved",
                        "components",
                        List.of(Map.of("id", outlook, "status", "operational"))));

        await().atMost(PATIENCE).until(() -> mail.to("ada@example.com").size() == 2);
        await().atMost(PATIENCE)
                .until(() ->
                        mail.to("nina@outlook.com").size() + twilio.to(NINA).size() == 2);
        await().during(STILL)
                .atMost(PATIENCE)
                .until(() ->
                        mail.to("otto@hotmail.com").size() + telegram.in("4242").size() == 2);
        assertThat(figures(ref).getInt("unreachable")).isZero();
    }

    /** By mail or by the other way, not by both. */
    private static boolean heardOfTheEnd(int byMail, int otherwise) {
        return byMail + otherwise == 3;
    }

    private boolean haveAllHeardTwice() {
        return twilio.to(NINA).size() == 2
                && telegram.in("4242").size() == 2
                && mail.to("ada@example.com").size() == 2;
    }

    private void awaitTold(int times) {
        await().atMost(PATIENCE).until(() -> mail.to("ada@example.com").size() == times);
        await().atMost(PATIENCE).until(() -> twilio.to(NINA).size() == times);
        await().atMost(PATIENCE).until(() -> telegram.in("4242").size() == times);
    }

    private JsonPath figures(String ref) {
        return admin.request()
                .get(suite.notifier("/api/v1/incidents/" + ref + "/deliveries"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void subscribe(String address, Map<String, String> fallback) {
        Map<String, Object> wanted = fallback == null
                ? Map.of("channel", "email", "address", address)
                : Map.of("channel", "email", "address", address, "fallback", List.of(fallback));
        admin.request()
                .body(wanted)
                .post(suite.notifier("/api/v1/subscribers"))
                .then()
                .statusCode(201);
    }

    private void update(String ref, Map<String, ?> update) {
        admin.request()
                .body(update)
                .post(suite.incident("/api/v1/incidents/" + ref + "/updates"))
                .then()
                .statusCode(201);
    }
}
