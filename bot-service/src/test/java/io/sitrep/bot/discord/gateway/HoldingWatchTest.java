package io.sitrep.bot.discord.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HoldingWatchTest {
    private long now;
    private final HoldingWatch watch = new HoldingWatch(() -> now);

    @Test
    void aDatabaseThatSaysNothingForAMomentIsNoTrouble() {
        watch.unanswered();
        passes(Duration.ofSeconds(14));
        watch.unanswered();
        assertThat(watch.trouble()).isEmpty();

        passes(Duration.ofSeconds(1));
        assertThat(watch.trouble())
                .hasValueSatisfying(words -> assertThat(words).contains("our own database"));
        watch.elsewhere();
        assertThat(watch.trouble()).isEmpty();
    }

    @Test
    void aGatewayThatDoesNotOpenForAMinuteIsTrouble() {
        watch.ours();
        watch.open(false);
        passes(Duration.ofSeconds(59));
        watch.open(false);
        assertThat(watch.trouble()).isEmpty();

        passes(Duration.ofSeconds(1));
        assertThat(watch.trouble())
                .hasValueSatisfying(words -> assertThat(words).contains("cannot be opened"));
        watch.open(true);
        assertThat(watch.trouble()).isEmpty();
    }

    @Test
    void whereNobodyReachesDiscordThatIsSaidThoughTheyTakeTurns() {
        for (int turn = 0; turn < 3; turn++) {
            watch.ours();
            watch.open(false);
            passes(Duration.ofSeconds(30));
            watch.elsewhere();
            passes(Duration.ofSeconds(35));
            watch.elsewhere();
        }

        assertThat(watch.trouble()).isPresent();
    }

    @Test
    void whereAnotherHoldsItAndGoesOnDoingSoAllIsWell() {
        watch.ours();
        watch.open(false);
        passes(Duration.ofSeconds(70));
        watch.elsewhere();
        passes(Duration.ofSeconds(45));
        watch.elsewhere();

        assertThat(watch.trouble()).isEmpty();
    }

    private void passes(Duration time) {
        now += time.toNanos();
    }
}
