package io.sitrep.notifier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told to who does not say what they want to hear: everything, but for calls, which wake people up. */
@RealService
class UsualTest {
    private final String number = "+39337" + (1_000_000 + Math.floorMod(System.nanoTime(), 8_999_999));

    @Inject
    Notifier notifier;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void whoeverSubscribesToCallsIsCalledForSev1Alone() {
        String called = subscribe("voice", new JsonObject());
        String written = subscribe("sms", new JsonObject());
        Events urgent = Events.anIncident().ofSeverity("SEV1").withImpact("critical");
        Events lesser = Events.anIncident().ofSeverity("SEV2").withImpact("major");
        Events planned = Events.anIncident().planned("2026-03-08T21:00:00.000Z", "2026-03-08T22:30:00.000Z");

        notifier.awaitPlanned(urgent.says("investigating", "All is down."));
        notifier.awaitPlanned(lesser.says("investigating", "Some is down."));
        notifier.awaitPlanned(planned.says("scheduled", "We replace disks."));

        assertThat(notifier.states(urgent, called)).hasSize(1);
        assertThat(notifier.states(lesser, called)).isEmpty();
        assertThat(notifier.states(planned, called)).isEmpty();
        assertThat(notifier.states(lesser, written)).hasSize(1);
        assertThat(notifier.states(planned, written)).hasSize(1);
    }

    @Test
    void whoeverWantsMoreCallsGetsThem() {
        String called = subscribe("voice", new JsonObject().put("min_impact", "major"));
        Events lesser = Events.anIncident().ofSeverity("SEV2").withImpact("major");
        Events least = Events.anIncident().ofSeverity("SEV3").withImpact("minor");

        notifier.awaitPlanned(lesser.says("investigating", "Some is down."));
        notifier.awaitPlanned(least.says("investigating", "Little is down."));

        assertThat(notifier.states(lesser, called)).hasSize(1);
        assertThat(notifier.states(least, called)).isEmpty();
    }

    @Test
    void thePageSaysWhatIsUsualAndTheFormLeavesItSo() {
        given().get("/subscribe?lang=en")
                .then()
                .statusCode(200)
                .body(containsString("Telephone call: Only critical impact, unless you choose otherwise below."))
                .body(not(containsString("E-mail: ")));

        sent("voice", "");
        assertThat(kept().getString("min_impact")).isEqualTo("critical");
        assertThat(kept().getBoolean("maintenances")).isFalse();
    }

    @Test
    void whatIsChosenInTheFormIsKept() {
        sent("voice", "none");
        assertThat(kept().getString("min_impact")).isEqualTo("none");
        assertThat(kept().getBoolean("maintenances")).isTrue();
    }

    @Test
    void byAllOtherChannelsEverythingIsUsual() {
        sent("sms", "");
        assertThat(kept().getString("min_impact")).isEqualTo("none");
        assertThat(kept().getBoolean("maintenances")).isTrue();
        assertThat(kept().getBoolean("postmortems")).isTrue();
    }

    private void sent(String channel, String minImpact) {
        given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("channel", channel)
                .formParam("address", number)
                .formParam("min_impact", minImpact)
                .formParam("maintenances", "true")
                .formParam("postmortems", "true")
                .formParam("locale", "en")
                .formParam("time_zone", "UTC")
                .post("/subscribe?lang=en")
                .then()
                .statusCode(202);
    }

    private Row kept() {
        return notifier.sql(
                        "SELECT s.* FROM subscriptions s JOIN endpoints e ON e.subscriber_id = s.subscriber_id"
                                + " WHERE e.address = $1",
                        number)
                .get(0);
    }

    private String subscribe(String channel, JsonObject more) {
        String id = notifier.subscribe(new JsonObject()
                        .put("channel", channel)
                        .put("address", number)
                        .mergeIn(more))
                .getString("id");
        return UUID.fromString(id).toString();
    }
}
