package io.sitrep.notifier.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.sitrep.fakes.phone.FakeTwilio;
import io.sitrep.notifier.outside.CatalogEvents;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Logs;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a page wants its readers to be told, from its catalog to what readers get. */
@RealService
class CatalogTemplatesTest {
    private final String number = "+39334" + (1_000_000 + Math.floorMod(System.nanoTime(), 8_999_999));

    @Inject
    Notifier notifier;

    @ConfigProperty(name = "test.twilio.port")
    int port;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
        for (String key : List.of("told_by_sms", "told_by_mail", "told")) {
            CatalogEvents.gone("template:" + key);
        }
        kept(0);
    }

    @Test
    void readersAreToldInThePagesOwnWordsAndTheirLanguage() {
        CatalogEvents.template(
                "told_by_sms",
                "sms",
                new JsonObject()
                        .put("message", "{page}: {title} is {status} {link}")
                        .put(
                                "translations",
                                new JsonObject().put("it", new JsonObject().put("message", "Avviso: {title} {link}"))));
        kept(1);
        try (FakeTwilio twilio = new FakeTwilio(port)) {
            notifier.subscribe(sms());
            Events incident = Events.anIncident();
            incident.says("investigating", "We look into it.");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !twilio.to(number).isEmpty());

            assertThat(twilio.to(number).get(0).text())
                    .isEqualTo("Example Status: Checkout is down is Investigating https://status.example.com/incidents/"
                            + incident.publicId);
            assertThat(preview("sms", "it")).startsWith("Avviso: La cassa non va https://");
        }
    }

    @Test
    void aMailHasThePagesSubjectAndItsWordsAroundWhatIsSaid() {
        CatalogEvents.template(
                "told_by_mail",
                "email",
                new JsonObject().put("title", "{page} – {title}").put("message", "Dear reader,\n\n{message}\n\nYours"));
        kept(1);

        JsonPath shown = previewed();
        String subject = shown.getString("renderings.find { it.channel == 'email' && it.locale == 'en' }.subject");
        String text = shown.getString("renderings.find { it.channel == 'email' && it.locale == 'en' }.text");

        assertThat(subject).isEqualTo("Example Status – Checkout is down");
        assertThat(text).containsSubsequence("Dear reader,", "A bank is out.", "Yours", "Status: ");
    }

    @Test
    void aTemplateThatIsTakenAwayOrIsForSomethingElseIsUsedNoMore() {
        CatalogEvents.template("told", null, new JsonObject().put("message", "Own words {link}"));
        kept(1);
        assertThat(preview("sms", "en")).startsWith("Own words");

        CatalogEvents.template(
                "told", null, new JsonObject().put("purpose", null).put("message", "We look"));
        kept(0);

        assertThat(preview("sms", "en")).startsWith("[Example Status]");
    }

    @Test
    void whatNobodyCanFillInChangesNothing() {
        CatalogEvents.template("told", null, new JsonObject().put("message", "Own words {link}"));
        kept(1);
        CatalogEvents.template("told", null, new JsonObject().put("message", "{of_tomorrow} {link}"));
        CatalogEvents.template("told_by_sms", "sms", new JsonObject().put("message", "Later {link}"));
        kept(2);

        assertThat(preview("telegram", "en")).startsWith("Own words");
        assertThat(preview("sms", "en")).startsWith("Later");
    }

    @Test
    void oneThatCannotBeReadIsPassedOverWithOneWarningAndReadersAreToldAllTheSame() {
        notifier.sql("INSERT INTO catalog_templates (key, channel, words, updated_at) VALUES"
                + " ('broken', 'sms', '{\"\": {\"message\": \"{of_tomorrow} {link}\"}}', now()),"
                + " ('empty', NULL, '{\"\": {\"title\": \"No message\"}}', now())");
        try (FakeTwilio twilio = new FakeTwilio(port);
                Logs logs = Logs.listen()) {
            notifier.subscribe(sms());
            Events.anIncident().says("investigating", "We look into it.");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !twilio.to(number).isEmpty());

            assertThat(twilio.to(number).get(0).text()).startsWith("[Example Status]");
            assertThat(preview("sms", "en")).startsWith("[Example Status]");
            assertThat(logs.text()).containsOnlyOnce("the template broken is passed over");
        } finally {
            notifier.sql("DELETE FROM catalog_templates WHERE key IN ('broken', 'empty')");
        }
    }

    private void kept(long templates) {
        notifier.settles("SELECT count(*) FROM catalog_templates", templates);
    }

    private JsonObject sms() {
        return new JsonObject().put("channel", "sms").put("address", number).put("min_impact", "none");
    }

    private String preview(String channel, String locale) {
        return previewed()
                .getString("renderings.find { it.channel == '" + channel + "' && it.locale == '" + locale + "' }.text");
    }

    private JsonPath previewed() {
        Events incident = Events.anIncident().translated("it", "La cassa non va", "Una banca non risponde.");
        return notifier.asAdmin()
                .body(new JsonObject()
                        .put("publication", incident.data(1, "identified", "A bank is out."))
                        .encode())
                .post("/api/v1/preview")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
