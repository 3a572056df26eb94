package io.sitrep.notifier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.MailServer;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** RFC 8058, as a mail program does it: from the headers of a mail that arrived. */
@RealService
class OneClickTest {
    private final MailServer server = MailServer.running();

    @Inject
    Notifier notifier;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void theButtonOfAMailProgramUnsubscribesItsReaderAndNobodyElse() throws Exception {
        String ada = subscribe();
        String bob = subscribe();
        Events incident = Events.anIncident();
        incident.says("investigating", "Hello.");

        String link = link(ada);
        assertThat(link(bob)).isNotEqualTo(link);
        given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(link)
                .then()
                .statusCode(200);
        assertThat(state(ada)).isEqualTo("unsubscribed");
        assertThat(state(bob)).isEqualTo("active");

        incident.says("resolved", "All good.");
        Awaitility.await().until(() -> server.mailTo(bob).size() == 2);
        assertThat(server.mailTo(ada)).hasSize(1);
    }

    @Test
    void whoOnlyLooksStaysSubscribed() throws Exception {
        String ada = subscribe();
        Events.anIncident().says("investigating", "Hello.");
        String link = link(ada);
        String page = given().get(link).then().statusCode(200).extract().asString();
        assertThat(page).contains("<form method=\"post\" action=\"unsubscribe\"><button");
        assertThat(URI.create(link).resolve("unsubscribe")).hasToString(link);
        given().head(link).then().statusCode(200);
        given().get("/subscriptions/nobodys/unsubscribe").then().statusCode(404);
        given().get(link.replace("/unsubscribe", "")).then().statusCode(200);
        given().head(link.replace("/unsubscribe", "")).then().statusCode(200);
        assertThat(state(ada)).isEqualTo("active");
        given().post(link).then().statusCode(200);
        assertThat(state(ada)).isEqualTo("unsubscribed");
    }

    private String subscribe() {
        String address = "reader-" + UUID.randomUUID() + "@example.org";
        notifier.subscribe(new JsonObject().put("channel", "email").put("address", address));
        return address;
    }

    /** As the mail's header has it, asked here instead of at the public address. */
    private String link(String address) throws MessagingException {
        Awaitility.await().until(() -> !server.mailTo(address).isEmpty());
        MimeMessage mail = server.mailTo(address).get(0);
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        String header = mail.getHeader("List-Unsubscribe", null).replaceAll("\\s", "");
        assertThat(header).matches("<https://notify\\.example\\.com/subscriptions/[^/>]+/unsubscribe>");
        return header.substring("<https://notify.example.com".length(), header.length() - 1);
    }

    private String state(String address) {
        return notifier.sql(
                        "SELECT s.state FROM subscriptions s JOIN endpoints e ON e.subscriber_id = s.subscriber_id"
                                + " WHERE e.address = $1",
                        address)
                .get(0)
                .getString("state");
    }
}
