package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Provider;
import io.sitrep.notifier.outside.MovedClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Outcome TAKEN = new Outcome.Delivered(null, "200");
    private static final Outcome OUT = new Outcome.Retry("can not take it now", Duration.ZERO, "503");

    private final MovedClock clock = new MovedClock();
    private final List<Runnable> alarms = new ArrayList<>();
    private Gate gate;
    private final Travellers travellers = new Travellers((trip, attempt, then) -> gate.through(trip, attempt, then));

    @Test
    void noMoreAreOnTheWayThanThereArePlacesAndTheOthersFollow() {
        gate(Provider.unlimited("example.org", 2));
        travellers.send(5);
        assertThat(travellers.onTheWay).hasSize(2);

        travellers.endNext(TAKEN);
        travellers.endNext(TAKEN);
        assertThat(travellers.onTheWay).hasSize(4);
        travellers.end(TAKEN);
        assertThat(travellers.ended).containsOnly(TAKEN).hasSize(5);
        travellers.send(3);
        assertThat(travellers.onTheWay).hasSize(7);
    }

    @Test
    void severeOnesOvertakeThoseWhoWaitAndNobodyStarves() {
        gate(Provider.unlimited("example.org", 1));
        settle(Duration.ofMillis(10));
        travellers.lanes.clear();
        travellers.send(31, 4);
        travellers.send(40, 1);

        travellers.end(TAKEN);

        assertThat(travellers.lanes).hasSize(71);
        // The first was under way before any severe one came.
        assertThat(travellers.lanes.subList(1, 10)).containsExactlyInAnyOrder(1, 1, 1, 1, 1, 1, 1, 1, 4);
        assertThat(travellers.lanes.subList(1, 46).stream().filter(lane -> lane == 1))
                .hasSize(40);
    }

    @Test
    void severeOneIsNotPutOffBehindHarmlessOnesHoweverManyThereAre() {
        gate(Provider.unlimited("slow.example.org", 1));
        settle(Duration.ofMillis(400));
        travellers.send(20, 4);
        assertThat(travellers.ended).isNotEmpty().allMatch(Outcome.Deferred.class::isInstance);
        int putOff = travellers.ended.size();
        int begun = travellers.lanes.size();

        travellers.send(1, 1);

        assertThat(travellers.ended).hasSize(putOff);
        travellers.endNext(TAKEN);
        assertThat(travellers.lanes.get(begun)).isEqualTo(1);
    }

    @Test
    void severeOneThatHasToComeBackHasItsTurnBeforeTheHarmlessOnesHaveTheirs() {
        gate(Provider.unlimited("slow.example.org", 1));
        settle(Duration.ofSeconds(10));
        travellers.send(30, 4);
        travellers.ended.clear();

        travellers.send(1, 1);

        assertThat(travellers.waits()).hasSize(1).allMatch(wait -> wait.compareTo(Duration.ofSeconds(11)) < 0);
    }

    @Test
    void whoWouldWaitLongIsPutOffEachToATimeOfItsOwn() {
        gate(Provider.unlimited("slow.example.org", 1));
        settle(Duration.ofSeconds(10));
        travellers.send(1);

        travellers.send(3);

        assertThat(travellers.ended).hasSize(3).allMatch(Outcome.Deferred.class::isInstance);
        List<Duration> waits = travellers.waits();
        assertThat(waits.get(0)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
        assertThat(waits.get(1)).isEqualTo(waits.get(0).multipliedBy(2));
        assertThat(waits.get(2)).isEqualTo(waits.get(0).multipliedBy(3));
    }

    @Test
    void onlySoManyWaitHoweverQuickTheProviderIs() {
        gate(Provider.unlimited("quick.example.org", 1));
        settle(Duration.ZERO);
        travellers.send(2000);
        assertThat(travellers.ended).hasSizeGreaterThanOrEqualTo(999).allMatch(Outcome.Deferred.class::isInstance);
    }

    @Test
    void whatWasNeverSentSaysNothingAboutHowLongOthersTake() {
        gate(Provider.unlimited("slow.example.org", 1));
        settle(Duration.ofSeconds(2));
        for (int i = 0; i < 200; i++) {
            travellers.send(1);
            travellers.end(new Outcome.Rejected("the URL must lead to a public address", null));
        }
        travellers.send(1);
        travellers.ended.clear();

        travellers.send(1);

        assertThat(travellers.waits()).hasSize(1).allMatch(wait -> wait.compareTo(Duration.ofSeconds(1)) > 0);
    }

    @Test
    void rateIsKeptAndTheUrgentGoFirst() {
        gate(new Provider("chat.example.org", 100, 10));
        travellers.send(12, 4);
        travellers.send(1, 1);
        assertThat(travellers.onTheWay).hasSize(10);
        assertThat(travellers.ended).isEmpty();

        clock.move(Duration.ofMillis(100));
        alarm();
        assertThat(travellers.lanes.subList(10, 11)).containsExactly(1);
        clock.move(Duration.ofMillis(200));
        alarm();
        assertThat(travellers.onTheWay).hasSize(13);

        travellers.send(20, 4);
        assertThat(travellers.onTheWay).hasSize(13);
        assertThat(travellers.ended).isNotEmpty().allMatch(Outcome.Deferred.class::isInstance);
    }

    @Test
    void providerThatIsOutIsLeftAloneButForOneProbe() {
        gate(Provider.unlimited("dead.example.org", 100));
        travellers.send(20);
        travellers.end(OUT);
        assertThat(gate.state()).isEqualTo(Breaker.State.OPEN);
        travellers.ended.clear();
        travellers.send(5);
        assertThat(travellers.onTheWay).hasSize(20);
        assertThat(travellers.ended).hasSize(5).allMatch(Outcome.Deferred.class::isInstance);

        clock.move(Duration.ofSeconds(5));
        travellers.send(5);
        assertThat(travellers.onTheWay).hasSize(21);
        travellers.end(TAKEN);
        assertThat(gate.state()).isEqualTo(Breaker.State.CLOSED);
        travellers.send(5);
        assertThat(travellers.onTheWay).hasSize(26);
    }

    @Test
    void whoWaitsDoesNotRunIntoAProviderThatWentOutMeanwhile() {
        gate(Provider.unlimited("dead.example.org", 10));
        travellers.send(30);
        assertThat(travellers.onTheWay).hasSize(10);

        travellers.end(OUT);

        assertThat(gate.state()).isEqualTo(Breaker.State.OPEN);
        assertThat(travellers.onTheWay.size()).isLessThan(20);
        assertThat(travellers.ended).hasSize(30);
        assertThat(travellers.ended.stream()
                        .filter(Outcome.Deferred.class::isInstance)
                        .map(outcome -> ((Outcome.Deferred) outcome).after()))
                .hasSizeGreaterThan(10)
                .allMatch(wait -> wait.compareTo(Duration.ofSeconds(5)) >= 0);
    }

    @Test
    void fewDeadAddressesDoNotCloseTheWayForTheOthersThere() {
        gate(Provider.unlimited("hooks.example.org", 100));
        List<Travellers.Traveller> all = travellers.send(300);
        List<UUID> dead = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i % 7 == 0) {
                dead.add(all.get(i).endpoint());
            }
            travellers.onTheWay.get(i).complete(i % 7 == 0 ? OUT : TAKEN);
        }
        // In a quiet hour nobody but these is tried, again and again.
        for (int tries = 0; tries < 8; tries++) {
            dead.forEach(address -> travellers.send(address, 3));
            travellers.end(OUT);
            clock.move(Duration.ofSeconds(20));
        }
        assertThat(dead).hasSizeGreaterThan(40);
        assertThat(gate.state()).isEqualTo(Breaker.State.CLOSED);
        int before = travellers.onTheWay.size();
        travellers.send(100);
        assertThat(travellers.onTheWay).hasSize(before + 100);
    }

    @Test
    void hostThatGoesOutAmongManySuccessesIsSeenToBeOut() {
        gate(Provider.unlimited("hooks.example.org", 100));
        travellers.send(100);
        travellers.end(TAKEN);

        travellers.send(12);
        travellers.end(Outcome.Retry.unanswered("no connection"));

        assertThat(gate.state()).isEqualTo(Breaker.State.OPEN);
    }

    @Test
    void whoIsGivenUpWhileWaitingIsPutOffAndNotSent() {
        gate(Provider.unlimited("example.org", 1));
        List<Travellers.Traveller> sent = travellers.send(4);
        sent.get(1).giveUp();
        sent.get(2).giveUp();

        gate.sweep();

        assertThat(travellers.ended).hasSize(2).allMatch(Outcome.Deferred.class::isInstance);
        sent.get(3).giveUp();
        travellers.end(TAKEN);
        assertThat(travellers.onTheWay).hasSize(1);
        assertThat(travellers.ended).hasSize(4);
    }

    @Test
    void whoIsGivenUpForAMomentOnlyIsGivenBackLikeTheOthersAndNobodyIsLost() {
        gate(Provider.unlimited("example.org", 1));
        travellers.send(1);
        List<Travellers.Traveller> held = travellers.send(2);
        // As when everything is held, and released while the first is asked.
        held.forEach(Travellers.Traveller::giveUpOnce);

        gate.sweep();

        assertThat(travellers.ended).hasSize(2).allMatch(Outcome.Deferred.class::isInstance);
    }

    @Test
    void onlySoManyWaitForAProviderThatHasYetToAnswer() {
        gate(Provider.unlimited("silent.example.org", 64));

        travellers.send(512);

        assertThat(travellers.onTheWay).hasSize(64);
        assertThat(travellers.ended).hasSize(512 - 3 * 64).allMatch(Outcome.Deferred.class::isInstance);
    }

    @Test
    void whoWaitsForLongerThanWasThoughtIsPutOffForAsLongAsTheProviderIsSilent() {
        gate(Provider.unlimited("silent.example.org", 4));
        travellers.send(8);
        clock.move(Duration.ofMillis(900));
        gate.sweep();
        assertThat(travellers.ended).isEmpty();

        clock.move(Duration.ofMillis(700));
        gate.sweep();

        assertThat(travellers.waits()).hasSize(4).allMatch(wait -> wait.compareTo(Duration.ofMillis(1600)) > 0);
        travellers.send(1);
        assertThat(travellers.waits()).as("nobody waits for it any more").hasSize(5);
        travellers.end(TAKEN);
        travellers.send(8);
        assertThat(travellers.onTheWay).as("it answers again").hasSize(8);
        assertThat(travellers.ended.stream().filter(Outcome.Deferred.class::isInstance))
                .hasSize(5);
    }

    @Test
    void fewGoToAProviderWhoseLastWordWasSilenceAndAllOnceItAnswers() {
        gate(Provider.unlimited("silent.example.org", 64));
        travellers.send(1);
        travellers.end(Outcome.Retry.unanswered("no answer in time"));
        travellers.send(20);
        assertThat(travellers.onTheWay).hasSize(1 + 8);

        travellers.endNext(TAKEN);

        assertThat(travellers.onTheWay).hasSize(1 + 20);
    }

    @Test
    void thousandThatEndAtOnceDoNotGoDeeperWithEach() {
        gate(Provider.unlimited("example.org", 1));
        settle(Duration.ZERO);
        travellers.send(1);
        List<Outcome> ended = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            gate.through(
                    new Travellers.Traveller(UUID.randomUUID(), 2),
                    () -> Uni.createFrom().item(TAKEN),
                    ended::add);
        }

        travellers.end(TAKEN);

        assertThat(ended).hasSize(900).containsOnly(TAKEN);
    }

    @Test
    void gateOfADeadHostIsForgottenWhenNobodyGoesThere() {
        gate(Provider.unlimited("dead.example.org", 100));
        travellers.send(20);
        assertThat(gate.isForgettable(clock.instant().plus(Duration.ofHours(1))))
                .isFalse();
        travellers.end(OUT);
        clock.move(Duration.ofMinutes(11));
        assertThat(gate.isForgettable(clock.instant().minus(Duration.ofMinutes(10))))
                .isTrue();
        assertThat(gate.isForgettable(clock.instant().minus(Duration.ofMinutes(12))))
                .isFalse();
    }

    @Test
    void refusalsShowThatTheProviderIsThere() {
        gate(Provider.unlimited("strict.example.org", 100));
        travellers.send(40);
        travellers.end(new Outcome.Rejected("no", "400"));
        assertThat(gate.state()).isEqualTo(Breaker.State.CLOSED);
        assertThat(Health.isOut(new Outcome.Retry("too many", Duration.ofSeconds(3), "429")))
                .isFalse();
        assertThat(Health.isOut(Outcome.Retry.unanswered("no answer in time"))).isTrue();
        assertThat(Health.isOut(new Outcome.Retry("shutting down", Duration.ZERO, "421")))
                .isTrue();
        assertThat(Health.isOut(new Outcome.Retry("mailbox busy", Duration.ZERO, "450")))
                .isFalse();
    }

    @Test
    void mailServerThatIsOutIsKnownWithAndWithoutItsEnhancedCode() {
        assertThat(Health.isOut(retry("421 4.7.0"))).isTrue();
        assertThat(Health.isOut(retry("421 4.3.2"))).isTrue();
        assertThat(Health.isOut(retry("535 5.7.8"))).isTrue();
        assertThat(Health.isOut(retry("450 4.2.1"))).isFalse();
        assertThat(Health.isOut(retry("451 4.7.1"))).isFalse();
        assertThat(Health.isOut(new Outcome.Rejected("refused for good", "550 5.7.1")))
                .isFalse();
        assertThat(Health.isOut(new Outcome.Gone("no such mailbox", "550 5.1.1")))
                .isFalse();

        gate(Provider.unlimited("mail", 100));
        travellers.send(20);
        travellers.end(retry("421 4.7.0"));
        assertThat(gate.state()).isEqualTo(Breaker.State.OPEN);
    }

    private static Outcome retry(String code) {
        return new Outcome.Retry("can not take it now", Duration.ZERO, code);
    }

    private void gate(Provider provider) {
        gate = new Gate(provider, clock, (wait, task) -> alarms.add(task));
    }

    private void alarm() {
        List<Runnable> due = List.copyOf(alarms);
        alarms.clear();
        due.forEach(Runnable::run);
    }

    /** The gate learns how long an attempt takes. */
    private void settle(Duration each) {
        for (int i = 0; i < 200; i++) {
            travellers.send(1);
            clock.move(each);
            travellers.endNext(TAKEN);
        }
        travellers.ended.clear();
    }
}
