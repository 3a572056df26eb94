package io.sitrep.notifier.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.sitrep.notifier.outside.DatabaseDump;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Logs;
import io.sitrep.notifier.outside.Mailbox;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.Topics;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealService
class ErasureTest {
    private final Mailbox ada = Mailbox.ofSomebody();

    @Inject
    Notifier notifier;

    @Inject
    Reconciler reconciler;

    @Inject
    Fingerprints fingerprints;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void afterADeletionTheAddressIsNeitherInTheDatabaseNorInTopicsNorInLogs() {
        try (Logs logs = Logs.listen()) {
            String id = enrol();
            ask();
            Events incident = Events.anIncident();
            incident.says("investigating", "Hello.");
            notifier.awaitStates(incident, id, "delivered");
            given().post(ada.link() + "/confirm");

            delete(id);

            notifier.settles("SELECT count(*) FROM erased WHERE NOT logged", 0);
            assertThat(new DatabaseDump(notifier).text())
                    .contains(fingerprint())
                    .doesNotContainIgnoringCase(ada.address());
            assertThat(Topics.everything())
                    .doesNotContainIgnoringCase(ada.address())
                    .contains(fingerprint());
            assertThat(logs.text()).doesNotContain(ada.address());
        }
    }

    @Test
    void whatWasErasedStaysErasedAfterAnOlderDumpWasRestored() {
        String erased = enrol();
        String kept = notifier.subscribe(mail(Mailbox.ofSomebody().address())).getString("id");
        DatabaseDump dump = new DatabaseDump(notifier);
        delete(erased);
        notifier.settles("SELECT count(*) FROM erased WHERE NOT logged", 0);

        dump.restore("subscribers", "endpoints", "subscriptions", "consents", "erased", "fingerprint_key");
        assertThat(notifier.count("SELECT count(*) FROM endpoints WHERE address = $1", ada.address()))
                .isEqualTo(1);
        assertThat(notifier.count("SELECT count(*) FROM erased WHERE fingerprint = $1", fingerprint()))
                .isZero();
        // What a start does: the log is read from its beginning, and every address is looked at.
        Topics.read("sitrep.erasures")
                .forEach(each ->
                        reconciler.learn(each.key(), each.value()).await().atMost(Duration.ofSeconds(30)));
        reconciler.sweepAgain();

        notifier.settles("SELECT count(*) FROM endpoints WHERE address = $1", 0, ada.address());
        notifier.settles("SELECT count(*) FROM subscribers WHERE id = $1", 0, UUID.fromString(erased));
        notifier.settles("SELECT count(*) FROM subscribers WHERE id = $1", 1, UUID.fromString(kept));
    }

    @Test
    void administratorCanNotBringAnybodyBackButTheReaderCan() {
        delete(enrol());
        notifier.asAdmin()
                .body(mail(ada.address()).encode())
                .post("/api/v1/subscribers")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/erased"));

        ask();
        given().post(ada.link() + "/confirm").then().statusCode(200);
        reconciler.sweepAgain();
        Events incident = Events.anIncident();
        incident.says("investigating", "Welcome back.");

        notifier.settles(
                "SELECT count(*) FROM deliveries WHERE incident_id = $1 AND state = 'delivered'", 1, incident.incident);
    }

    @Test
    void deletionRepeatedAfterACrashIsAnsweredLikeTheFirst() {
        String id = enrol();
        String key = UUID.randomUUID().toString();
        notifier.asAdmin()
                .header("Idempotency-Key", key)
                .delete("/api/v1/subscribers/" + id)
                .then()
                .statusCode(204);
        // The process ended between the work and the note about its answer.
        notifier.sql(
                "UPDATE remembered_answers SET answer = NULL, created_at = now() - interval '2 minutes' WHERE key = $1",
                key);

        notifier.asAdmin()
                .header("Idempotency-Key", key)
                .delete("/api/v1/subscribers/" + id)
                .then()
                .statusCode(204);
        notifier.asAdmin().delete("/api/v1/subscribers/" + id).then().statusCode(404);
        assertThat(
                        notifier
                                .sql(
                                        "SELECT actor, action FROM audit WHERE subject = $1 ORDER BY at",
                                        UUID.fromString(id))
                                .stream()
                                .map(row -> row.getString("action")))
                .containsExactly("subscriber-enrolled", "subscriber-erased");
        assertThat(notifier.count("SELECT count(*) FROM audit WHERE audit::text LIKE '%' || $1 || '%'", ada.address()))
                .isZero();
    }

    @Test
    void furtherAddressThatIsSomebodyElsesOwnStaysTheirs() {
        String other = enrol();
        Mailbox bob = Mailbox.ofSomebody();
        String bobs = notifier.subscribe(mail(bob.address())
                        .put(
                                "fallback",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("channel", "email")
                                                .put("address", ada.address()))))
                .getString("id");

        delete(bobs);

        notifier.settles("SELECT count(*) FROM endpoints WHERE address = $1", 1, ada.address());
        notifier.settles("SELECT count(*) FROM subscribers WHERE id = $1", 1, UUID.fromString(other));
        assertThat(notifier.count("SELECT count(*) FROM erased WHERE fingerprint = $1", fingerprint()))
                .isZero();
    }

    private String enrol() {
        return notifier.subscribe(mail(ada.address())).getString("id");
    }

    private void ask() {
        given().contentType("application/json")
                .body(mail(ada.address()).encode())
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(202);
    }

    private void delete(String id) {
        notifier.asAdmin().delete("/api/v1/subscribers/" + id).then().statusCode(204);
    }

    private String fingerprint() {
        return fingerprints.get().await().indefinitely().of("email", ada.address());
    }

    private static JsonObject mail(String address) {
        return new JsonObject().put("channel", "email").put("address", address);
    }
}
