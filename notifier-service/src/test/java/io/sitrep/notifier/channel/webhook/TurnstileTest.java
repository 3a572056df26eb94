package io.sitrep.notifier.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnstileTest {
    private final Turnstile turnstile = new Turnstile(1);
    private final List<Integer> went = new ArrayList<>();

    @Test
    void thousandsWhoLeaveAtOnceGoOneAfterTheOther() {
        turnstile.enter(() -> {});
        for (int i = 0; i < 100_000; i++) {
            int one = i;
            turnstile.enter(() -> {
                went.add(one);
                turnstile.leave();
            });
        }
        assertThat(went).isEmpty();

        turnstile.leave();

        assertThat(went).hasSize(100_000).isSorted();
    }

    @Test
    void whoWaitsGoesWhenItIsWidened() {
        for (int i = 0; i < 5; i++) {
            int one = i;
            turnstile.enter(() -> went.add(one));
        }
        assertThat(went).containsExactly(0);

        turnstile.admit(3);
        assertThat(went).containsExactly(0, 1, 2);

        turnstile.admit(1);
        turnstile.leave();
        turnstile.leave();
        assertThat(went).hasSize(3);
        turnstile.leave();
        assertThat(went).containsExactly(0, 1, 2, 3);
    }

    @Test
    void oneThatFailsKeepsNobodyOut() {
        try {
            turnstile.enter(() -> {
                throw new IllegalStateException("of this one");
            });
        } catch (IllegalStateException expected) {
            turnstile.leave();
        }
        turnstile.enter(() -> went.add(1));
        assertThat(went).containsExactly(1);
    }
}
