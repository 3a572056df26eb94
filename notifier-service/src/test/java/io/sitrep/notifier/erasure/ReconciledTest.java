package io.sitrep.notifier.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.outside.DatabaseDump;
import io.sitrep.notifier.outside.Mailbox;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What has to be known before what was held leaves. */
@RealService
class ReconciledTest {
    private final Mailbox ada = Mailbox.ofSomebody();

    @Inject
    Notifier notifier;

    @Inject
    ErasureTopic topic;

    @Inject
    Erasures erasures;

    @Inject
    Fingerprints fingerprints;

    @Inject
    Sweep sweep;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void nothingIsReleasedBeforeTheLogIsReadToItsEndAndThenNobodyErasedIsThere() {
        String erased = notifier.subscribe(
                        new JsonObject().put("channel", "email").put("address", ada.address()))
                .getString("id");
        DatabaseDump dump = new DatabaseDump(notifier);
        notifier.asAdmin().delete("/api/v1/subscribers/" + erased).then().statusCode(204);
        notifier.settles("SELECT count(*) FROM erased WHERE NOT logged", 0);
        String fingerprint =
                fingerprints.get().await().atMost(Duration.ofSeconds(30)).of("email", ada.address());
        var told = notifier.sql("SELECT at FROM erased WHERE fingerprint = $1", fingerprint)
                .get(0);
        dump.restore("subscribers", "endpoints", "subscriptions", "consents", "erased", "fingerprint_key");
        LogRead read = new LogRead();
        Reconciled reconciled = new Reconciled(topic, read, sweep, Duration.ofMillis(500));
        Map<Integer, Long> end = topic.end().await().atMost(Duration.ofSeconds(30));
        assertThat(end.get(0)).isPositive();

        assertThatThrownBy(() -> reconciled.ensure().await().atMost(Duration.ofSeconds(30)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(503));
        read.upTo(0, end.get(0) - 1);
        assertThatThrownBy(() -> reconciled.ensure().await().atMost(Duration.ofSeconds(30)))
                .isInstanceOf(ProblemException.class);

        erasures.learn(fingerprint, told.getOffsetDateTime("at")).await().atMost(Duration.ofSeconds(30));
        read.upTo(0, end.get(0));
        new Reconciled(topic, read, sweep).ensure().await().atMost(Duration.ofSeconds(30));

        assertThat(notifier.count("SELECT count(*) FROM endpoints WHERE address = $1", ada.address()))
                .isZero();
    }
}
