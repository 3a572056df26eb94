package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.outside.MovedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private final MovedClock clock = new MovedClock();
    private final Presence presence = new Presence(Duration.ofSeconds(10), Duration.ofSeconds(5));

    @Test
    void databaseThatWasJustFoundIsGivenTimeInWhichOthersWriteDownWhatTheyHave() {
        assertThat(isLongEnough()).isFalse();
        seenFor(9);
        assertThat(isLongEnough()).isFalse();

        seenFor(1);

        assertThat(isLongEnough()).isTrue();
    }

    @Test
    void oneThatWasAwayForAMomentIsGivenTheWholeTimeAgain() {
        seenFor(60);
        presence.missed();
        assertThat(isLongEnough()).isFalse();

        seenFor(9);
        assertThat(isLongEnough()).isFalse();
        seenFor(1);
        assertThat(isLongEnough()).isTrue();
    }

    @Test
    void lookThatHungIsAnOutage() {
        seenFor(60);
        clock.move(Duration.ofSeconds(6));
        assertThat(isLongEnough()).as("nobody has looked for long").isFalse();

        presence.seen(clock.instant());

        assertThat(isLongEnough()).as("it came back just now").isFalse();
    }

    private boolean isLongEnough() {
        return presence.isLongEnough(clock.instant());
    }

    private void seenFor(int seconds) {
        presence.seen(clock.instant());
        for (int second = 0; second < seconds; second++) {
            clock.move(Duration.ofSeconds(1));
            presence.seen(clock.instant());
        }
    }
}
