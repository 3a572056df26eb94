package io.sitrep.notifier.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.notifier.outside.Mailbox;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.Topics;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The broker came back with another log, or with an older one. */
@RealService
class ErasureLogTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Mailbox ada = Mailbox.ofSomebody();

    @Inject
    Notifier notifier;

    @Inject
    ErasureLog log;

    @Inject
    Fingerprints fingerprints;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void anotherTopicOfTheNameIsToldAllErasuresEvenIfItHasSomeAlready() {
        erase();
        look();
        isCarried();
        long before = told();
        look();
        isCarried();
        assertThat(told()).as("the one that it knows").isEqualTo(before);

        notifier.sql("UPDATE erasure_log SET topic = 'of the broker before'");
        look();

        await().atMost(PATIENCE).until(() -> told() == before + 1);
        isCarried();
    }

    @Test
    void aLogThatIsShorterThanItWasIsToldAllErasures() {
        erase();
        look();
        isCarried();
        long before = told();

        notifier.sql("UPDATE erasure_log SET next_offset = next_offset + 1000000");
        look();

        await().atMost(PATIENCE).until(() -> told() == before + 1);
        assertThat(notifier.count("SELECT count(*) FROM erasure_log WHERE next_offset < 1000000"))
                .isEqualTo(1);
    }

    private void erase() {
        String id = notifier.subscribe(new JsonObject().put("channel", "email").put("address", ada.address()))
                .getString("id");
        notifier.asAdmin().delete("/api/v1/subscribers/" + id).then().statusCode(204);
        isCarried();
    }

    private void isCarried() {
        notifier.settles("SELECT count(*) FROM erased WHERE NOT logged", 0);
    }

    private void look() {
        log.look().await().atMost(PATIENCE);
    }

    /** How often the log says that Ada was erased. */
    private long told() {
        String fingerprint = fingerprints.get().await().atMost(PATIENCE).of("email", ada.address());
        return Topics.read("sitrep.erasures").stream()
                .filter(each -> fingerprint.equals(each.key()))
                .count();
    }
}
