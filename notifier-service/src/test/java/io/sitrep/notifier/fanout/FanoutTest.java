package io.sitrep.notifier.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealService
class FanoutTest {
    private static final UUID CHECKOUT = UUID.randomUUID();
    private static final UUID SEARCH = UUID.randomUUID();

    @Inject
    Notifier notifier;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void filtersDecideWhoIsTold() {
        String all = subscribe(new JsonObject());
        String checkout = subscribe(new JsonObject().put("components", new JsonArray().add(CHECKOUT.toString())));
        String search = subscribe(new JsonObject().put("components", new JsonArray().add(SEARCH.toString())));
        String europe = subscribe(new JsonObject().put("regions", new JsonArray().add("europe")));
        String asia = subscribe(new JsonObject().put("regions", new JsonArray().add("asia-pacific")));
        String critical = subscribe(new JsonObject().put("min_impact", "critical"));
        String minor = subscribe(new JsonObject().put("min_impact", "minor"));

        UUID event = Events.anIncident()
                .withImpact("major")
                .affecting(CHECKOUT, "Checkout")
                .in("europe")
                .says("investigating", "Some can't pay.");

        notifier.awaitPlanned(event);
        assertThat(told(event)).containsExactlyInAnyOrder(all, checkout, europe, minor);
        assertThat(told(event)).doesNotContain(search, asia, critical);
    }

    @Test
    void incidentWithoutRegionsIsEverywhere() {
        String asia = subscribe(new JsonObject().put("regions", new JsonArray().add("asia-pacific")));
        UUID event = Events.anIncident().says("investigating", "Everywhere.");

        notifier.awaitPlanned(event);
        assertThat(told(event)).containsExactly(asia);
    }

    @Test
    void whoWasToldOfAnIncidentHearsItsEndThoughItNoLongerMatches() {
        String critical = subscribe(new JsonObject().put("min_impact", "critical"));
        Events incident = Events.anIncident();
        incident.says("investigating", "Bad.");
        notifier.awaitStates(incident, critical, "delivered");

        incident.withImpact("minor").says("resolved", "Over.");

        notifier.awaitStates(incident, critical, "delivered", "delivered");
    }

    @Test
    void maintenanceAndPostmortemReachOnlyThoseWhoWantThem() {
        String neither = subscribe(new JsonObject().put("maintenances", false).put("postmortems", false));
        String both = subscribe(new JsonObject());

        UUID maintenance = Events.anIncident().withImpact("maintenance").says("scheduled", "We move house.");
        UUID postmortem = Events.anIncident().says("postmortem", "What happened.");

        notifier.awaitPlanned(maintenance);
        notifier.awaitPlanned(postmortem);
        assertThat(told(maintenance)).containsExactly(both).doesNotContain(neither);
        assertThat(told(postmortem)).containsExactly(both).doesNotContain(neither);
    }

    @Test
    void manySubscribersArePlannedInChunksEachOfThemOnce() {
        List<String> subscribers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            subscribers.add(subscribe(new JsonObject()));
        }
        UUID event = Events.anIncident().says("investigating", "To all of you.");

        notifier.awaitPlanned(event);
        assertThat(told(event)).containsExactlyInAnyOrderElementsOf(subscribers);
        // 3 first, then 5 at a time: 3 + 5 + 4.
        assertThat(notifier.count("SELECT chunks FROM fanout_jobs WHERE publication_id = $1", event))
                .isEqualTo(3);
    }

    @Test
    void jobThatWasInterruptedGoesOnWhereItWas() {
        List<String> subscribers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            subscribers.add(subscribe(new JsonObject()));
        }
        UUID event = Events.anIncident().says("investigating", "First part.");
        notifier.awaitPlanned(event);

        // As a crash after the first chunk of three would have left it.
        notifier.sql("""
                WITH later AS (SELECT id FROM subscriptions ORDER BY id OFFSET 3),
                waiting AS (DELETE FROM queue WHERE publication_id = $1 AND subscription_id IN (SELECT id FROM later))
                DELETE FROM ledger WHERE publication_id = $1 AND subscription_id IN (SELECT id FROM later)""", event);
        assertThat(told(event)).hasSize(3);
        notifier.sql("""
                UPDATE fanout_jobs SET done = false, chunks = 1,
                    after_id = (SELECT id FROM subscriptions ORDER BY id OFFSET 2 LIMIT 1) WHERE publication_id = $1""", event);

        notifier.awaitPlanned(event);
        assertThat(told(event)).containsExactlyInAnyOrderElementsOf(subscribers);
    }

    @Test
    void newerUpdateTakesThePlaceOfOneThatDidNotArrive() {
        String path = "/" + UUID.randomUUID();
        WebhookReceiver.running()
                .answerAlways(
                        path,
                        response -> response.setStatusCode(503)
                                .putHeader("Retry-After", "3600")
                                .end());
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        Events incident = Events.anIncident();
        incident.says("investigating", "First.");
        notifier.awaitStates(incident, subscriber, "retrying");

        incident.says("identified", "Second.");

        notifier.awaitStates(incident, subscriber, "superseded", "retrying");
    }

    @Test
    void whoWantsEveryUpdateGetsEachInOrder() {
        String path = "/" + UUID.randomUUID();
        WebhookReceiver.running().answerOnce(path, 503);
        String subscriber = notifier.subscribeWebhook(path, new JsonObject().put("every_update", true))
                .getString("id");
        Events incident = Events.anIncident();
        incident.says("investigating", "First.");
        incident.says("identified", "Second.");
        incident.says("resolved", "Third.");

        notifier.awaitStates(incident, subscriber, "delivered", "delivered", "delivered");
        assertThat(WebhookReceiver.running().at(path))
                .extracting(WebhookReceiver.Received::message)
                .containsExactly("First.", "First.", "Second.", "Third.");
    }

    @Test
    void resolvedGivesWayOnlyToAReopening() {
        String path = "/" + UUID.randomUUID();
        WebhookReceiver.running()
                .answerAlways(
                        path,
                        response -> response.setStatusCode(503)
                                .putHeader("Retry-After", "3600")
                                .end());
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        Events incident = Events.anIncident();
        incident.says("resolved", "Over.");
        notifier.awaitStates(incident, subscriber, "retrying");

        incident.says("postmortem", "Why it was.");
        notifier.awaitStates(incident, subscriber, "retrying", "pending");

        incident.says("investigating", "It is back.");
        notifier.awaitStates(incident, subscriber, "superseded", "superseded", "retrying");
    }

    private String subscribe(JsonObject wanted) {
        return notifier.subscribeWebhook("/" + UUID.randomUUID(), wanted).getString("id");
    }

    private List<String> told(UUID event) {
        return notifier.sql("SELECT subscriber_id FROM deliveries WHERE publication_id = $1", event).stream()
                .map(row -> row.getUUID("subscriber_id").toString())
                .toList();
    }
}
