package io.sitrep.notifier.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.outside.MovedClock;
import io.sitrep.notifier.outside.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NameLookupTest {
    private static final String SLOW = "slow.example";

    /** Who answers has it also on a machine that stands still for seconds. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(2));
    private final CountDownLatch nameServer = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final MovedClock clock = new MovedClock();
    private final NameLookup lookup = new NameLookup(
            vertx.createSharedWorkerExecutor("names-of-this-test", NameLookup.MOST_THREADS),
            vertx.createSharedWorkerExecutor("names-of-strangers-to-this-test", NameLookup.FOR_STRANGERS),
            DEADLINE,
            clock,
            this::resolve);

    @AfterEach
    void end() {
        nameServer.countDown();
        lookup.close();
        Waiting.on(vertx.close());
    }

    @Test
    void oneSlowNameKeepsNobodyElseWaiting() throws UnknownHostException {
        List<Future<InetAddress[]>> slow =
                IntStream.range(0, 50).mapToObj(i -> lookup.find(SLOW)).toList();

        assertThat(Waiting.on(lookup.find("good.example"))).containsExactly(InetAddress.getByName("192.0.2.1"));
        assertThat(slow).noneMatch(Future::succeeded);
        assertThat(asked).hasValue(2);
    }

    @Test
    void slowNameIsGivenUpForNow() {
        assertThatThrownBy(() -> Waiting.on(lookup.find(SLOW)))
                .hasStackTraceContaining("not resolved in time")
                .satisfies(failure -> assertThat(refused(failure).passing).isTrue());
    }

    @Test
    void slowNamesTakeNoneOfTheThreadsOthersWorkOn() {
        IntStream.range(0, 10).forEach(i -> lookup.find(i + SLOW));

        assertThat(Waiting.on(vertx.executeBlocking(() -> "worked", false))).isEqualTo("worked");
    }

    @Test
    void namesThatStrangersGiveHaveThreadsOfTheirOwnAndNoMore() throws UnknownHostException {
        for (int i = 0; i < NameLookup.FOR_STRANGERS; i++) {
            lookup.findForStranger(i + SLOW);
        }
        await().untilAsserted(() -> assertThat(asked).hasValue(NameLookup.FOR_STRANGERS));

        assertThatThrownBy(() -> Waiting.on(lookup.findForStranger("one-more.example")))
                .rootCause()
                .isInstanceOfSatisfying(ProblemException.class, busy -> {
                    assertThat(busy.problem().status()).isEqualTo(503);
                    assertThat(busy.retryAfter()).isPresent();
                });
        // Also when they were given up: the resolver has not let go of them.
        assertThatThrownBy(() -> Waiting.on(lookup.findForStranger(0 + SLOW))).hasStackTraceContaining("in time");
        assertThatThrownBy(() -> Waiting.on(lookup.findForStranger("one-more.example")))
                .hasStackTraceContaining("Busy");
        assertThat(Waiting.on(lookup.find("good.example"))).containsExactly(InetAddress.getByName("192.0.2.1"));

        nameServer.countDown();
        await().untilAsserted(() -> assertThat(Waiting.on(lookup.findForStranger("one-more.example")))
                .hasSize(1));
    }

    @Test
    void answerIsGoodForAMomentAndThenAskedForAfresh() {
        Waiting.on(lookup.find("good.example"));
        Waiting.on(lookup.find("good.example"));
        assertThat(asked).hasValue(1);

        clock.move(NameLookup.GOOD_FOR);
        Waiting.on(lookup.find("good.example"));

        assertThat(asked).hasValue(2);
    }

    @Test
    void nameThatDoesNotResolveIsLeftAloneForAMomentAndThenAskedForAfresh() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> Waiting.on(lookup.find("bad.example"))).hasStackTraceContaining("resolved");
        }
        assertThat(asked).hasValue(1);

        clock.move(NameLookup.GOOD_FOR);
        assertThatThrownBy(() -> Waiting.on(lookup.find("bad.example"))).hasStackTraceContaining("resolved");

        assertThat(asked).hasValue(2);
    }

    @Test
    void silentNameIsLeftAloneForAWhile() {
        assertThatThrownBy(() -> Waiting.on(lookup.find(SLOW))).hasStackTraceContaining("not resolved in time");
        assertThat(lookup.find(SLOW).failed()).as("known at once").isTrue();
        clock.move(NameLookup.SILENT_FOR);
        assertThat(lookup.find(SLOW).isComplete()).isFalse();
    }

    @Test
    void silentDomainTakesAFewThreadsHoweverManyHostsItHas() {
        IntStream.range(0, 100).forEach(i -> lookup.find("host" + i + "." + SLOW));

        assertThat(Waiting.on(lookup.find("good.example"))).isNotEmpty();
        await().untilAsserted(() -> assertThat(asked).hasValue(NameLookup.OF_A_DOMAIN + 1));
    }

    @Test
    void hostThatWasFoundBeforeDoesNotWaitForSilentOnes() {
        Waiting.on(lookup.find("good.example"));
        clock.move(NameLookup.GOOD_FOR);
        IntStream.range(0, 200).forEach(i -> lookup.find("hooks.of" + i + SLOW));

        assertThat(Waiting.on(lookup.find("good.example"))).isNotEmpty();
        await().untilAsserted(() -> assertThat(asked).hasValue(1 + NameLookup.OF_NEW + 1));
    }

    @Test
    void hostsBelowOneHealthyDomainShareNoFewThreads() throws UnknownHostException {
        List<Future<InetAddress[]>> shops = IntStream.range(0, 500)
                .mapToObj(i -> lookup.find("shop" + i + ".co.uk"))
                .toList();
        assertThat(Waiting.on(Future.all(shops)).size()).isEqualTo(500);

        IntStream.range(0, NameLookup.OF_A_DOMAIN * 3).forEach(i -> lookup.find("hangs" + i + ".co.uk"));

        assertThat(Waiting.on(lookup.find("another.co.uk"))).containsExactly(InetAddress.getByName("192.0.2.1"));
    }

    @Test
    void hostThatWasFoundBeforeDoesNotWaitForSilentNeighbours() {
        Waiting.on(lookup.find("shop.co.uk"));
        List<Future<InetAddress[]>> silent = IntStream.range(0, NameLookup.OF_A_DOMAIN * 3)
                .mapToObj(i -> lookup.find("hangs" + i + ".co.uk"))
                .toList();
        silent.forEach(
                one -> assertThatThrownBy(() -> Waiting.on(one)).hasStackTraceContaining("not resolved in time"));
        assertThatThrownBy(() -> Waiting.on(lookup.find("never-asked.co.uk")))
                .as("its domain is narrow now")
                .hasStackTraceContaining("Busy");
        clock.move(NameLookup.GOOD_FOR);

        assertThat(Waiting.on(lookup.find("shop.co.uk"))).isNotEmpty();
        // It answers again.
        assertThat(Waiting.on(lookup.find("never-asked.co.uk"))).isNotEmpty();
    }

    @Test
    void whoGetsNoTurnWasNotSilentAndKeepsNobodyFromHis() {
        IntStream.range(0, NameLookup.OF_NEW).forEach(i -> lookup.find("hooks.of" + i + SLOW));
        await().untilAsserted(() -> assertThat(asked).hasValue(NameLookup.OF_NEW));

        List<Future<InetAddress[]>> late = IntStream.range(0, 2_000)
                .mapToObj(i -> lookup.find("hooks.late" + i + ".example"))
                .toList();

        for (Future<InetAddress[]> one : late) {
            assertThatThrownBy(() -> Waiting.on(one))
                    .rootCause()
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            busy -> assertThat(busy.retryAfter()).isPresent());
        }
        nameServer.countDown();
        assertThat(Waiting.on(lookup.find("hooks.late0.example"))).as("at once").isNotEmpty();
        assertThat(asked).as("nobody was asked of them").hasValue(NameLookup.OF_NEW + 1);
    }

    @Test
    void deadlineBeginsWithTheTurn() {
        IntStream.range(0, NameLookup.OF_NEW).forEach(i -> lookup.find("hooks.of" + i + SLOW));
        await().untilAsserted(() -> assertThat(asked).hasValue(NameLookup.OF_NEW));
        Future<InetAddress[]> next = lookup.find("hooks.next.example");
        assertThat(next.isComplete()).isFalse();

        nameServer.countDown();

        assertThat(Waiting.on(next)).isNotEmpty();
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        asked.incrementAndGet();
        if (host.endsWith(SLOW) || host.startsWith("hangs")) {
            try {
                nameServer.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        if (host.startsWith("bad")) {
            throw new UnknownHostException(host);
        }
        return new InetAddress[] {InetAddress.getByName("192.0.2.1")};
    }

    private static RefusedTarget refused(Throwable failure) {
        return failure instanceof RefusedTarget refused ? refused : refused(failure.getCause());
    }
}
