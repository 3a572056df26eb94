package io.sitrep.bot.discord.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.sitrep.bot.Settings;
import io.sitrep.bot.discord.DiscordTest;
import io.sitrep.bot.discord.ServedGuild;
import io.sitrep.bot.discord.web.DiscordWeb;
import io.sitrep.fakes.RunningTime;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of several processes one holds the gateway: here two of them, with real JDA each, beside a bot that does not want it. */
@QuarkusTest
@TestProfile(GatewayLeaderTest.WithoutTheBotsOwn.class)
class GatewayLeaderTest extends DiscordTest {
    /** Longer than what a machine stands still. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    private static final Duration TAKEN_OVER_WITHIN = LEASE.plusSeconds(4);

    public static class WithoutTheBotsOwn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sitrep.discord.gateway", "false");
        }
    }

    @Inject
    Settings settings;

    @Inject
    DiscordWeb web;

    @Inject
    Pool database;

    private final Process first = new Process();
    private final Process second = new Process();

    /** Like another process: a Vert.x of its own, whose end ends all it does by itself. */
    private final class Process {
        private final Vertx vertx = Vertx.vertx();
        private final List<String> acted = new CopyOnWriteArrayList<>();
        private final AtomicInteger opened = new AtomicInteger();
        private GatewayLine line;
        private GatewayHolder holder;

        void start() {
            start(LEASE);
        }

        void start(Duration lease) {
            line = new GatewayLine(
                    settings.discord(),
                    web,
                    (type, payload) -> {
                        if (holder.isHeld()) {
                            acted.add(type);
                        }
                    },
                    vertx);
            startWith(new GatewayLease(database, UUID.randomUUID(), lease), line);
        }

        void startWith(GatewayLease lease, GatewayHolder.Line by) {
            holder = new GatewayHolder(lease, by, vertx, new GatewayHolder.Patience(Duration.ofSeconds(3), LEASE));
            holder.start();
        }

        /** It gets the gateway, and never gets through to Discord. */
        void startWithoutDiscord() {
            startWith(new GatewayLease(database, UUID.randomUUID(), LEASE), new GatewayHolder.Line() {
                @Override
                public void open() {
                    opened.incrementAndGet();
                }

                @Override
                public void close() {}

                @Override
                public boolean isReached() {
                    return false;
                }
            });
        }

        boolean isConnected() {
            return line.state().kind() == GatewayState.Kind.CONNECTED && holder.isHeld();
        }

        long heard(String type) {
            return acted.stream().filter(type::equals).count();
        }
    }

    @Override
    protected boolean isReached() {
        return discord.sessions() == 0;
    }

    @AfterEach
    void allEnd() {
        Stream.of(first, second).filter(process -> process.holder != null).forEach(process -> process.holder.stop());
        first.vertx.close();
        second.vertx.close();
    }

    @Test
    void anotherTakesOverFromOneThatStalledAndWhatThatOneStillHearsDoesNotCount() {
        first.start();
        await().atMost(SOON).until(first::isConnected);
        long number = first.holder.number();
        second.start();
        await().during(LEASE.plusSeconds(2)).atMost(SOON).until(() -> !second.holder.isHeld());
        assertThat(first.isConnected()).isTrue();

        first.vertx.close().toCompletionStage().toCompletableFuture().join();
        long killed = RunningTime.nanos();
        await().atMost(SOON).until(second::isConnected);

        assertThat(RunningTime.since(killed)).isLessThan(TAKEN_OVER_WITHIN);
        assertThat(second.holder.number()).isEqualTo(number + 1);
        // The first one's socket is still open: nobody told JDA that its time is over.
        assertThat(first.line.state().kind()).isEqualTo(GatewayState.Kind.CONNECTED);
        discord.guild(ServedGuild.GUILD).writes(ServedGuild.ROSA, ServedGuild.GENERAL, "Whoever hears this");
        await().atMost(SOON).until(() -> second.heard("MESSAGE_CREATE") == 1);
        assertThat(first.heard("MESSAGE_CREATE")).isZero();
    }

    @Test
    void whoDoesNotReachDiscordLetsAnotherTry() {
        first.startWithoutDiscord();
        await().atMost(SOON).until(first.holder::isHeld);
        second.start();

        await().atMost(SOON).until(second::isConnected);
        await().during(Duration.ofSeconds(4)).atMost(SOON).until(second::isConnected);
        assertThat(first.holder.isHeld()).isFalse();
        assertThat(first.opened).hasValue(1);
    }

    @Test
    void whoIsAloneTriesAgain() {
        first.startWithoutDiscord();
        await().atMost(SOON).until(() -> first.opened.get() == 2);

        assertThat(first.holder.isHeld()).isTrue();
    }

    @Test
    void whatIsOnItsWayToTheDatabaseWhenItEndsDoesNotTakeItAgain() {
        CountDownLatch asked = new CountDownLatch(2);
        AtomicBoolean arrived = new AtomicBoolean();
        first.startWith(
                new GatewayLease(database, UUID.randomUUID(), LEASE) {
                    @Override
                    Uni<Optional<Long>> take() {
                        asked.countDown();
                        Uni<Optional<Long>> statement = Uni.createFrom().deferred(super::take);
                        return asked.getCount() > 0
                                ? statement
                                : statement
                                        .onSubscription()
                                        .call(() -> Uni.createFrom()
                                                .voidItem()
                                                .onItem()
                                                .delayIt()
                                                .by(Duration.ofSeconds(1)))
                                        .invoke(() -> arrived.set(true));
                    }
                },
                new GatewayLine(settings.discord(), web, (type, payload) -> {}, first.vertx));
        await().atMost(SOON).until(() -> asked.getCount() == 0);

        first.holder.stop();

        await().atMost(SOON).untilTrue(arrived);
        assertThat(database.query("SELECT FROM gateway_lease WHERE held_until > now()")
                        .execute()
                        .await()
                        .indefinitely())
                .isEmpty();
    }

    @Test
    void whoEndsGivesItBackAtOnce() {
        first.start(Duration.ofMinutes(2));
        await().atMost(SOON).until(first::isConnected);
        second.start();
        first.holder.stop();

        await().atMost(SOON).until(() -> second.holder.isHeld());
        await().atMost(SOON).until(second::isConnected);
        assertThat(discord.sessions()).isEqualTo(1);
    }
}
