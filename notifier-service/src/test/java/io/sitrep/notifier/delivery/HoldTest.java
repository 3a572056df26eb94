package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealService
class HoldTest {
    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String path = "/" + UUID.randomUUID();

    @Inject
    Notifier notifier;

    @Inject
    Restored restored;

    @AfterEach
    void release() {
        notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);
        notifier.forgetEverybody();
    }

    @Test
    void nothingLeavesWhileEverythingIsHeldAndAllOfItAfterwards() {
        notifier.asAdmin()
                .body("{\"reason\":\"wrong audience\"}")
                .post("/api/v1/deliveries/hold")
                .then()
                .statusCode(200)
                .body("held", equalTo(true))
                .body("reason", equalTo("wrong audience"))
                .body("since", notNullValue());
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        Events incident = Events.anIncident();
        UUID event = incident.says("investigating", "Not yet.");
        notifier.awaitPlanned(event);
        // A delivery of another process' hands would be claimed by a poll: several go by.
        await().during(Duration.ofMillis(500)).until(() -> receiver.at(path).isEmpty());
        assertThat(notifier.states(incident, subscriber)).containsExactly("pending");

        notifier.asAdmin()
                .post("/api/v1/deliveries/release")
                .then()
                .statusCode(200)
                .body("held", equalTo(false));

        notifier.awaitStates(incident, subscriber, "delivered");
        assertThat(receiver.at(path)).hasSize(1);
    }

    /** What may be put off no longer would be dead at its first full provider, though nobody but us kept it waiting. */
    @Test
    void whatWaitedLongWhileEverythingWasHeldMayBePutOffAgainAfterwards() {
        notifier.asAdmin().post("/api/v1/deliveries/hold").then().statusCode(200);
        notifier.subscribeWebhook(path);
        notifier.awaitPlanned(Events.anIncident().says("investigating", "Days ago."));
        notifier.sql("UPDATE queue SET planned_at = now() - interval '3 days', due_at = now() + interval '1 hour'");

        notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);

        assertThat(notifier.count("SELECT count(*) FROM queue WHERE planned_at > now() - interval '1 minute'"))
                .isEqualTo(1);
    }

    /** Another process that was claiming has to look once more before it knows. */
    @Test
    void holdIsNotAnsweredBeforeEveryProcessHadItsPoll() {
        // Else an empty queue would be the answer at once. Tests poll each 100 ms.
        assertThat(notifier.count("SELECT count(*) FROM queue")).isZero();
        long before = System.nanoTime();

        notifier.asAdmin().post("/api/v1/deliveries/hold").then().statusCode(200);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void whoHoldsSecondAddsAReasonAndLearnsWhyItIsHeldAlready() {
        notifier.asAdmin().body("{\"reason\":\"first\"}").post("/api/v1/deliveries/hold");
        notifier.asAdmin()
                .body("{\"reason\":\"second\"}")
                .post("/api/v1/deliveries/hold")
                .then()
                .body("reason", equalTo("first; second"));
        notifier.asAdmin().body("{\"reason\":\"first\"}").post("/api/v1/deliveries/hold");
        notifier.asAdmin().get("/api/v1/deliveries/hold").then().body("reason", equalTo("first; second"));
    }

    @Test
    void databaseRestoredFromADumpIsHeldUntilSomebodyReleasesIt() {
        restored.look();
        notifier.asAdmin().get("/api/v1/deliveries/hold").then().body("held", equalTo(false));
        String here = notifier.sql("SELECT number FROM whereabouts").get(0).getString("number");
        assertThat(here.split(" ")).as("server, database, ledger").hasSize(3);

        // As a dump of another database would have brought it.
        notifier.sql("UPDATE whereabouts SET number = '7 1 1'");
        restored.look();

        notifier.asAdmin()
                .get("/api/v1/deliveries/hold")
                .then()
                .body("held", equalTo(true))
                .body("reason", equalTo(Restored.WHY));
        assertThat(notifier.sql("SELECT number FROM whereabouts").get(0).getString("number"))
                .isEqualTo(here);
        notifier.asAdmin().post("/api/v1/deliveries/release");
        restored.look();
        notifier.asAdmin().get("/api/v1/deliveries/hold").then().body("held", equalTo(false));
    }

    /** Whoever held it for a wrong text would let go what the dump calls unsent. */
    @Test
    void aRestoreWhileItIsHeldByHandIsSaidAsWell() {
        restored.look();
        notifier.asAdmin().body("{\"reason\":\"wrong text\"}").post("/api/v1/deliveries/hold");
        String since = since();

        notifier.sql("UPDATE whereabouts SET number = '7 1 1'");
        restored.look();

        notifier.asAdmin().get("/api/v1/deliveries/hold").then().body("reason", equalTo("wrong text; " + Restored.WHY));
        assertThat(since()).isEqualTo(since);
    }

    /** It may have said more since the dump, and after an earlier restore of it: the time alone only grows. */
    @Test
    void whatIsSaidOfDeliveriesAfterARestoreIsNumberedByTheTime() {
        notifier.subscribeWebhook(path);
        Events incident = Events.anIncident();
        notifier.awaitPlanned(incident.says("investigating", "Once more."));
        await().until(() ->
                notifier.count("SELECT count(*) FROM progress WHERE incident_id = $1", incident.incident) == 1);
        long now = System.currentTimeMillis();

        notifier.sql("UPDATE whereabouts SET number = '7 1 1'");
        restored.look();

        assertThat(notifier.count("SELECT said FROM progress WHERE incident_id = $1", incident.incident))
                .isGreaterThanOrEqualTo(now);
    }

    private String since() {
        return notifier.asAdmin().get("/api/v1/deliveries/hold").path("since");
    }
}
