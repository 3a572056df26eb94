package io.sitrep.notifier.failover;

import static io.sitrep.notifier.outside.FailoverReader.by;
import static io.sitrep.notifier.outside.FailoverReader.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.sitrep.fakes.telegram.FakeTelegram;
import io.sitrep.notifier.outside.CatalogEvents;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.FailoverReader;
import io.sitrep.notifier.outside.MailServer;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told about is itself one of the ways on which people are told: nobody hears of it there alone. */
@RealService
class CatalogOutageTest {
    private static final String OUT = "SELECT count(*) FROM providers_out WHERE why = $1";

    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String path = "/" + UUID.randomUUID();
    private final UUID component = UUID.randomUUID();
    private final Events incident = Events.anIncident().ofSeverity("SEV3").affecting(component, "The messenger");

    @Inject
    Notifier notifier;

    @ConfigProperty(name = "test.telegram.port")
    int telegramPort;

    @AfterEach
    void forget() {
        CatalogEvents.gone("component:" + component);
        notifier.settles("SELECT count(*) FROM catalog_components", 0);
        notifier.settles(OUT, 0, component.toString());
        notifier.forgetEverybody();
    }

    @Test
    void outageOfANetworkIsToldElsewhereAndItsEndThereAgain() {
        says("operational", "2026-03-01T00:00:00Z", new JsonObject().put("channel", "telegram"));
        try (FakeTelegram telegram = new FakeTelegram(telegramPort)) {
            telegram.start("4001");
            FailoverReader reader = FailoverReader.at(notifier, by("telegram", "4001"), webhook(path));

            incident.says("investigating", "The messenger is down.");
            reader.awaitTold(incident, "0 failed_over", "1 delivered");
            assertThat(telegram.in("4001")).isEmpty();
            assertThat(receiver.at(path)).hasSize(1);

            says("degraded_performance", "2026-03-04T12:00:00Z", new JsonObject().put("channel", "telegram"));
            notifier.settles(OUT, 0, component.toString());
            Events other = Events.anIncident().ofSeverity("SEV3");
            other.says("investigating", "Something else.");
            reader.awaitTold(other, "0 delivered");
        }
    }

    @Test
    void catalogsOwnWordIsEnoughAndWhoHasNoOtherAddressIsToldThereNevertheless() {
        says("major_outage", "2026-03-05T00:00:00Z", new JsonObject().put("channel", "telegram"));
        notifier.settles(OUT, 1, component.toString());
        notifier.asAdmin()
                .get("/api/v1/channels")
                .then()
                .statusCode(200)
                .body("items.find { it.id == 'telegram' }.out.provider", contains("telegram"))
                .body("items.find { it.id == 'telegram' }.out.component", contains(component.toString()));
        try (FakeTelegram telegram = new FakeTelegram(telegramPort)) {
            telegram.start("4002");
            telegram.start("4003");
            FailoverReader reader = FailoverReader.at(notifier, by("telegram", "4002"), webhook(path));
            FailoverReader alone = FailoverReader.at(notifier, by("telegram", "4003"));

            Events other = Events.anIncident().ofSeverity("SEV3");
            other.says("investigating", "Still.");

            reader.awaitTold(other, "0 failed_over", "1 delivered");
            alone.awaitTold(other, "0 delivered");
            assertThat(telegram.in("4002")).isEmpty();
        }
    }

    @Test
    void readersAtItsMailDomainsAreToldElsewhereAndTheOthersByMail() {
        says(
                "operational",
                "2026-03-01T00:00:00Z",
                new JsonObject().put("mail_domains", new JsonArray().add("away.example")));
        String there = UUID.randomUUID() + "@away.example";
        String member = UUID.randomUUID() + "@company.example";
        String elsewhere = UUID.randomUUID() + "@well.example";
        FailoverReader first = FailoverReader.at(notifier, by("email", there), webhook(path));
        FailoverReader second = FailoverReader.at(notifier, by("email", member), webhook(path + 2));
        FailoverReader third = FailoverReader.at(notifier, by("email", elsewhere), webhook(path + 3));
        notifier.settles("SELECT count(*) FROM endpoints WHERE providers IS NULL", 0);
        // Whose mail the same servers take.
        notifier.sql("UPDATE provider_groups SET part_of = 'away.example' WHERE member = 'company.example'");

        incident.says("investigating", "No mail.");

        first.awaitTold(incident, "0 failed_over", "1 delivered");
        second.awaitTold(incident, "0 failed_over", "1 delivered");
        third.awaitTold(incident, "0 delivered");
        assertThat(MailServer.running().mailTo(there)).isEmpty();
        assertThat(MailServer.running().mailTo(elsewhere)).hasSize(1);
        assertThat(receiver.at(path + 3)).isEmpty();
    }

    @Test
    void readersWhoseMailTheSameServersTakeAsTheListedDomainsAreToldElsewhere() {
        says(
                "operational",
                "2026-03-01T00:00:00Z",
                new JsonObject().put("mail_domains", new JsonArray().add("listed.example")));
        // It is asked for though nobody reads there.
        notifier.settles(
                "SELECT count(*) FROM provider_groups WHERE channel = 'email' AND member = 'listed.example'", 1);
        String there = UUID.randomUUID() + "@firm.example";
        FailoverReader reader = FailoverReader.at(notifier, by("email", there), webhook(path));
        notifier.settles("SELECT count(*) FROM endpoints WHERE providers IS NULL", 0);
        notifier.sql("UPDATE provider_groups SET part_of = 'hoster.example', looked_at = now()"
                + " WHERE member IN ('listed.example', 'firm.example')");

        incident.says("investigating", "No mail.");

        reader.awaitTold(incident, "0 failed_over", "1 delivered");
        assertThat(MailServer.running().mailTo(there)).isEmpty();
    }

    private void says(String status, String at, JsonObject provides) {
        CatalogEvents.tell(
                "component:" + component,
                new JsonObject()
                        .put("id", component.toString())
                        .put("name", "The messenger")
                        .put("kind", "component")
                        .put("public_id", CatalogEvents.publicId(component))
                        .put("position", 1)
                        .put("status", status)
                        .put("provides", provides)
                        .put("updated_at", at));
        notifier.settles("SELECT count(*) FROM catalog_components WHERE id = $1 AND status = $2", 1, component, status);
    }
}
