package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Provider;
import io.sitrep.notifier.outside.MovedClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Outcome TAKEN = new Outcome.Delivered(null, "200");
    private static final Outcome OUT = new Outcome.Retry("can not take it now", Duration.ZERO, "503");

    private final MovedClock clock = new MovedClock();
    private final List<CompletableFuture<Outcome>> onTheWay = new ArrayList<>();
    private final List<Outcome> ended = new ArrayList<>();

    @Test
    void noMoreAreOnTheWayThanThereArePlacesAndTheOthersFollow() {
        Gate gate = gate(Provider.unlimited("example.org", 2));
        send(gate, 5);
        assertThat(onTheWay).hasSize(2);

        onTheWay.get(0).complete(TAKEN);
        onTheWay.get(1).complete(TAKEN);
        assertThat(onTheWay).hasSize(4);
        onTheWay.get(2).complete(TAKEN);
        onTheWay.get(3).complete(TAKEN);
        onTheWay.get(4).complete(TAKEN);
        assertThat(ended).containsOnly(TAKEN).hasSize(5);
        send(gate, 3);
        assertThat(onTheWay).hasSize(7);
    }

    @Test
    void whoWouldWaitLongIsPutOffEachToATimeOfItsOwn() {
        Gate gate = gate(Provider.unlimited("slow.example.org", 1));
        for (int i = 0; i < 60; i++) {
            send(gate, 1);
            clock.move(Duration.ofSeconds(10));
            onTheWay.get(i).complete(TAKEN);
        }
        ended.clear();
        send(gate, 1);

        send(gate, 3);

        assertThat(onTheWay).hasSize(61);
        assertThat(ended).hasSize(3).allMatch(Outcome.Deferred.class::isInstance);
        List<Duration> waits = ended.stream()
                .map(outcome -> ((Outcome.Deferred) outcome).after())
                .toList();
        assertThat(waits.get(0)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
        assertThat(waits.get(1)).isEqualTo(waits.get(0).multipliedBy(2));
        assertThat(waits.get(2)).isEqualTo(waits.get(0).multipliedBy(3));
    }

    @Test
    void rateIsKeptAndWhoComesTooSoonIsPutOff() {
        Gate gate = gate(new Provider("chat.example.org", 100, 10));
        send(gate, 12);
        assertThat(onTheWay).hasSize(10);
        assertThat(ended).hasSize(2).allMatch(Outcome.Deferred.class::isInstance);
        assertThat(((Outcome.Deferred) ended.get(1)).after()).isEqualTo(Duration.ofMillis(200));

        clock.move(Duration.ofMillis(200));
        send(gate, 3);
        assertThat(onTheWay).hasSize(12);
    }

    @Test
    void providerThatIsOutIsLeftAloneButForOneProbe() {
        Gate gate = gate(Provider.unlimited("dead.example.org", 100));
        send(gate, 20);
        onTheWay.forEach(attempt -> attempt.complete(OUT));
        assertThat(gate.state()).isEqualTo(Breaker.State.OPEN);
        ended.clear();
        send(gate, 5);
        assertThat(onTheWay).hasSize(20);
        assertThat(ended).hasSize(5).allMatch(Outcome.Deferred.class::isInstance);

        clock.move(Duration.ofSeconds(5));
        send(gate, 5);
        assertThat(onTheWay).hasSize(21);
        onTheWay.get(20).complete(TAKEN);
        assertThat(gate.state()).isEqualTo(Breaker.State.CLOSED);
        send(gate, 5);
        assertThat(onTheWay).hasSize(26);
    }

    @Test
    void refusalsShowThatTheProviderIsThere() {
        Gate gate = gate(Provider.unlimited("strict.example.org", 100));
        send(gate, 40);
        onTheWay.forEach(attempt -> attempt.complete(new Outcome.Rejected("no", "400")));
        assertThat(gate.state()).isEqualTo(Breaker.State.CLOSED);
        assertThat(Gate.isOut(new Outcome.Retry("too many", Duration.ofSeconds(3), "429")))
                .isFalse();
        assertThat(Gate.isOut(Outcome.Retry.unanswered("no answer in time"))).isTrue();
        assertThat(Gate.isOut(new Outcome.Retry("shutting down", Duration.ZERO, "421")))
                .isTrue();
        assertThat(Gate.isOut(new Outcome.Retry("mailbox busy", Duration.ZERO, "450")))
                .isFalse();
    }

    @Test
    void mailServerThatIsOutIsKnownWithAndWithoutItsEnhancedCode() {
        assertThat(Gate.isOut(retry("421 4.7.0"))).isTrue();
        assertThat(Gate.isOut(retry("421 4.3.2"))).isTrue();
        assertThat(Gate.isOut(retry("535 5.7.8"))).isTrue();
        assertThat(Gate.isOut(retry("450 4.2.1"))).isFalse();
        assertThat(Gate.isOut(retry("451 4.7.1"))).isFalse();
        assertThat(Gate.isOut(new Outcome.Rejected("refused for good", "550 5.7.1")))
                .isFalse();
        assertThat(Gate.isOut(new Outcome.Gone("no such mailbox", "550 5.1.1"))).isFalse();

        Gate gate = gate(Provider.unlimited("mail", 100));
        send(gate, 20);
        onTheWay.forEach(attempt -> attempt.complete(retry("421 4.7.0")));
        assertThat(gate.state()).isEqualTo(Breaker.State.OPEN);
    }

    private static Outcome retry(String code) {
        return new Outcome.Retry("can not take it now", Duration.ZERO, code);
    }

    private Gate gate(Provider provider) {
        return new Gate(provider, clock);
    }

    private void send(Gate gate, int count) {
        for (int i = 0; i < count; i++) {
            gate.through(
                    () -> {
                        CompletableFuture<Outcome> attempt = new CompletableFuture<>();
                        onTheWay.add(attempt);
                        return Uni.createFrom().completionStage(attempt);
                    },
                    ended::add);
        }
    }
}
