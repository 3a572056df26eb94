package io.sitrep.notifier.failover;

import static io.sitrep.notifier.outside.FailoverReader.by;
import static io.sitrep.notifier.outside.FailoverReader.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.FailoverReader;
import io.sitrep.notifier.outside.MailServer;
import io.sitrep.notifier.outside.NameServerStub;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mail domain that is away keeps back its own mail, and its readers are told elsewhere. */
@RealService
class MailDomainTest {
    private final MailServer mail = MailServer.running();
    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String path = "/" + UUID.randomUUID();
    private final String domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    private final Events incident = Events.anIncident().ofSeverity("SEV1");

    @Inject
    Notifier notifier;

    @ConfigProperty(name = "sitrep.mail.name-server")
    String nameServer;

    @AfterEach
    void forget() {
        mail.takeAll();
        notifier.sql("DELETE FROM providers_out");
        notifier.forgetEverybody();
    }

    @Test
    void itsReadersAreToldElsewhereOnceAndAllOthersByMail() {
        mail.refuse(domain, "451 4.4.1 the other side does not answer");
        List<FailoverReader> readers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            readers.add(FailoverReader.at(notifier, by("email", "r" + i + "@" + domain), webhook(path + i)));
        }
        String well = UUID.randomUUID() + "@well.example";
        FailoverReader other = FailoverReader.at(notifier, by("email", well), webhook(path));

        incident.says("investigating", "By another way.");

        readers.forEach(reader -> reader.awaitTold(incident, "0 failed_over", "1 delivered"));
        other.awaitTold(incident, "0 delivered");
        for (int i = 0; i < readers.size(); i++) {
            assertThat(receiver.at(path + i)).hasSize(1);
        }
        assertThat(mail.mailTo(well)).hasSize(1);
        assertThat(notifier.sql("SELECT provider FROM providers_out WHERE channel = 'email' AND why = 'breaker'"
                        + " AND provider NOT LIKE '%-%'"))
                .extracting(row -> row.getString("provider"))
                .containsExactly(domain);
    }

    @Test
    void domainsWithTheSameServersShareOneFate() {
        String hoster = "h" + domain;
        String neighbour = "n" + domain;
        try (NameServerStub names = NameServerStub.at(nameServer)) {
            names.exchanger(domain, "mx1." + hoster);
            names.exchanger(neighbour, "mx2." + hoster);
            List<FailoverReader> readers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                readers.add(FailoverReader.at(notifier, by("email", "r" + i + "@" + domain), webhook(path + i)));
            }
            String other = UUID.randomUUID() + "@" + neighbour;
            FailoverReader next = FailoverReader.wanting(
                    new JsonObject().put("min_impact", "critical"), notifier, by("email", other), webhook(path));
            notifier.settles("SELECT count(*) FROM provider_groups WHERE part_of = $1", 2, hoster);
            mail.refuse(domain, "451 4.4.1 the other side does not answer");

            incident.withImpact("minor").says("investigating", "By another way.");
            readers.forEach(reader -> reader.awaitTold(incident, "0 failed_over", "1 delivered"));
            notifier.settles("SELECT count(*) FROM providers_out WHERE provider = $1 AND why = 'breaker'", 1, hoster);
            Events later = Events.anIncident().ofSeverity("SEV1");
            later.says("investigating", "Also for its neighbour.");

            next.awaitTold(later, "0 failed_over", "1 delivered");
            assertThat(mail.mailTo(other)).as("not even tried").isEmpty();
            assertThat(notifier.count(
                            "SELECT count(*) FROM providers_out WHERE provider IN ($1, $2)", domain, neighbour))
                    .isZero();
        }
    }
}
