package io.sitrep.notifier.confirmation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.fakes.Mood;
import io.sitrep.fakes.phone.FakeTwilio;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A question whose answer was lost on the way. */
@RealService
class UncertainQuestionTest {
    private final String number = "+39333" + (1_000_000 + Math.floorMod(System.nanoTime(), 8_999_999));

    @Inject
    Notifier notifier;

    @ConfigProperty(name = "test.twilio.port")
    int port;

    private FakeTwilio twilio;

    @BeforeEach
    void open() {
        twilio = new FakeTwilio(port);
    }

    @AfterEach
    void forget() {
        twilio.close();
        notifier.forgetEverybody();
    }

    @Test
    void questionThatMayHaveArrivedIsNotAskedAgain() {
        twilio.mood(Mood.LOSES_ANSWERS);

        given().contentType("application/json")
                .body(new JsonObject()
                        .put("channel", "sms")
                        .put("address", number)
                        .encode())
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(202);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> twilio.to(number).size() == 1
                        && notifier.count(
                                        "SELECT count(*) FROM confirmations c JOIN endpoints e ON e.id = c.endpoint_id"
                                                + " WHERE e.address = $1",
                                        number)
                                == 0);
        assertThat(notifier.sql("SELECT state FROM endpoints WHERE address = $1", number)
                        .get(0)
                        .getString("state"))
                .isEqualTo("pending");
    }
}
