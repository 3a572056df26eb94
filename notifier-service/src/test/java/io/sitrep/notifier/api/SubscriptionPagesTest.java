package io.sitrep.notifier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.MailServer;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealService
class SubscriptionPagesTest {
    private final String address = "page-" + UUID.randomUUID() + "@example.org";

    @Inject
    Notifier notifier;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void oneClickEndsTheSubscriptionAndAGetChangesNothing() throws MessagingException {
        String subscriber = subscribe(new JsonObject());
        Events incident = Events.anIncident();
        incident.says("investigating", "Hello.");
        notifier.awaitStates(incident, subscriber, "delivered");
        String unsubscribe = linkIn(mail());
        String page = unsubscribe.replace("/unsubscribe", "");

        given().get(page)
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .header("Referrer-Policy", "no-referrer")
                .body(containsString("You are subscribed."), containsString("<form method=\"post\""));
        given().get(unsubscribe).then().statusCode(200).body(containsString("action=\"unsubscribe\""));
        assertThat(state(subscriber)).isEqualTo("active");

        // As RFC 8058 has it.
        for (int i = 0; i < 2; i++) {
            given().contentType("application/x-www-form-urlencoded")
                    .body("List-Unsubscribe=One-Click")
                    .post(unsubscribe)
                    .then()
                    .statusCode(200)
                    .body(containsString("You are unsubscribed."), not(containsString("<form")));
        }
        assertThat(state(subscriber)).isEqualTo("unsubscribed");
        notifier.awaitPlanned(incident.says("resolved", "Bye."));
        assertThat(notifier.states(incident, subscriber)).containsExactly("delivered");
    }

    @Test
    void guessedTokensLeadNowhere() {
        given().get("/subscriptions/guess").then().statusCode(404);
        given().post("/subscriptions/guess/unsubscribe").then().statusCode(404);
    }

    @Test
    void mailSpeaksTheReadersLanguageOnTheReadersClock() throws MessagingException, IOException {
        String subscriber = subscribe(new JsonObject().put("locale", "it").put("time_zone", "Europe/Rome"));
        Events incident = Events.anIncident().translated("it", "Il pagamento non funziona", "Stiamo indagando.");
        incident.says("investigating", "We are investigating.");
        notifier.awaitStates(incident, subscriber, "delivered");

        assertThat(mail().getSubject()).isEqualTo("[Example Status] Il pagamento non funziona");
        String whole = whole(mail());
        assertThat(whole).contains("Stiamo indagando.", "11:00 (Europe/Rome)");
        assertThat(whole).doesNotContain("We are investigating.");
    }

    @Test
    void whatIsNotTranslatedSaysSo() throws MessagingException, IOException {
        String subscriber = subscribe(new JsonObject().put("locale", "de").put("time_zone", "Europe/Berlin"));
        Events incident = Events.anIncident();
        incident.says("investigating", "We are investigating.");
        notifier.awaitStates(incident, subscriber, "delivered");

        assertThat(whole(mail())).contains("We are investigating.", "Deutsch", "11:00 (Europe/Berlin)");
    }

    private String subscribe(JsonObject more) {
        return notifier.subscribe(new JsonObject()
                        .put("channel", "email")
                        .put("address", address)
                        .mergeIn(more))
                .getString("id");
    }

    private MimeMessage mail() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !MailServer.running().mailTo(address).isEmpty());
        return MailServer.running().mailTo(address).get(0);
    }

    private static String linkIn(MimeMessage mail) throws MessagingException {
        String header = mail.getHeader("List-Unsubscribe", null).replaceAll("\\s", "");
        return URI.create(header.substring(1, header.length() - 1)).getPath();
    }

    private static String whole(MimeMessage mail) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        jakarta.mail.internet.MimeMultipart parts = (jakarta.mail.internet.MimeMultipart) mail.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            bytes.writeBytes(
                    parts.getBodyPart(i).getContent().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private String state(String subscriber) {
        return notifier.asAdmin()
                .get("/api/v1/subscribers/" + subscriber)
                .jsonPath()
                .getString("state");
    }
}
