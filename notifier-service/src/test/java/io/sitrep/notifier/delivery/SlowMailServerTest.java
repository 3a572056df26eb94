package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.MailServer;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The mail server takes longer than usual, but answers each mail in time. */
@RealService
class SlowMailServerTest {
    private static final int READERS = 64;
    private static final String ATTEMPTS = """
            SELECT count(*) FROM attempts a JOIN deliveries d ON d.id = a.delivery_id WHERE d.incident_id = $1""";

    private final MailServer server = MailServer.running();
    private final String domain = "d" + UUID.randomUUID() + ".example.org";

    @Inject
    Notifier notifier;

    @AfterEach
    void forget() {
        server.open();
        notifier.forgetEverybody();
    }

    /** More at once than there are connections to it: each has its whole time nevertheless. */
    @Test
    void slowServerGetsNoMailTwice() {
        List<String> readers = IntStream.range(0, READERS)
                .mapToObj(i -> "reader" + i + "@" + domain)
                .toList();
        readers.forEach(reader ->
                notifier.subscribe(new JsonObject().put("channel", "email").put("address", reader)));
        server.set(MailServer.Gate.SLOW);
        Events incident = Events.anIncident();
        incident.says("investigating", "Hello.");

        notifier.settles(ATTEMPTS + " AND a.outcome = 'delivered'", READERS, incident.incident);

        assertThat(notifier.count(ATTEMPTS, incident.incident)).isEqualTo(READERS);
        // It keeps a mail a moment after it has taken it.
        await().until(() ->
                readers.stream().noneMatch(reader -> server.mailTo(reader).isEmpty()));
        assertThat(readers).allMatch(reader -> server.mailTo(reader).size() == 1);
    }
}
