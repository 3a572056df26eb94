package io.sitrep.notifier.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.outside.MovedClock;
import io.sitrep.notifier.outside.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a webhook comes to whose host's name was not found. */
class UnansweredTest {
    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch nameServer = new CountDownLatch(1);
    private final NameLookup names = new NameLookup(
            vertx.createSharedWorkerExecutor("names-of-this-test", NameLookup.MOST_THREADS),
            vertx.createSharedWorkerExecutor("names-of-strangers-to-this-test", NameLookup.FOR_STRANGERS),
            Duration.ofMillis(500),
            new MovedClock(),
            this::silence);
    private final TargetCheck check = new TargetCheck(names, Set.of(), Set.of(443));

    @AfterEach
    void end() {
        nameServer.countDown();
        names.close();
        Waiting.on(vertx.close());
    }

    @Test
    void nameThatWasNeverAskedForCostsNoAttempt() {
        for (int i = 0; i < NameLookup.OF_A_DOMAIN; i++) {
            check.pin("https://silent" + i + ".example.org/hook");
        }
        Outcome put = outcome(check.pin("https://late.example.org/hook"));

        assertThat(put)
                .isEqualTo(new Outcome.Deferred("the host's name had no turn to be looked up", Duration.ofSeconds(5)));
    }

    @Test
    void nameWhoseServerIsSilentCostsOne() {
        assertThat(outcome(check.pin("https://silent.example.org/hook")))
                .isEqualTo(Outcome.Retry.unanswered("the URL has a host whose name is not resolved in time"));
    }

    private InetAddress[] silence(String host) throws UnknownHostException {
        try {
            nameServer.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new UnknownHostException(host);
    }

    private static Outcome outcome(Future<PinnedTarget> pin) {
        return Waiting.on(pin.<Outcome>map(found -> null)
                .recover(failure -> Future.succeededFuture(WebhookChannel.unanswered(failure))));
    }
}
