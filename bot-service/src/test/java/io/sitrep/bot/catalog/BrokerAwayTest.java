package io.sitrep.bot.catalog;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.BotTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ComingBroker.class, restrictToAnnotatedClass = true)
class BrokerAwayTest extends BotTest {
    private ComingBroker broker;

    @Inject
    Regions regions;

    @Test
    void theCatalogIsHeardOnceTheBrokerComesAndAgainAfterItWasAway() {
        broker.comes();
        region("late");
        await().until(() -> isHeard("late"));

        broker.goes();
        broker.comes();
        region("again");
        await().until(() -> isHeard("again"));
    }

    private void region(String code) {
        broker.tell(
                "region:" + code,
                new JsonObject()
                        .put("kind", "region")
                        .put("code", code)
                        .put("name", code)
                        .encode());
    }

    private boolean isHeard(String code) {
        return regions.all().await().indefinitely().stream()
                .anyMatch(region -> region.code().equals(code));
    }
}
