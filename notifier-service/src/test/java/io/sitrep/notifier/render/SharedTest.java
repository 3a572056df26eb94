package io.sitrep.notifier.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.notifier.intake.Impact;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedTest {
    private static final Reader ROME = Reader.of("it", "Europe/Rome");

    private final AtomicInteger made = new AtomicInteger();
    private final StoredPublication publication = kept(0);

    @Test
    void isMadeOnceForEverybodyWhoReadsItSo() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(publication.shared(Reader.of("it", "Europe/Rome")).once(Integer.class, made::incrementAndGet))
                    .isEqualTo(1);
        }
    }

    @Test
    void anotherLanguageZoneOrTextIsMadeAnew() {
        publication.shared(ROME).once(Integer.class, made::incrementAndGet);
        publication.shared(Reader.of("it", "Europe/Vienna")).once(Integer.class, made::incrementAndGet);
        publication.shared(Reader.of("de", "Europe/Rome")).once(Integer.class, made::incrementAndGet);
        kept(1).shared(ROME).once(Integer.class, made::incrementAndGet);

        assertThat(made).hasValue(4);
    }

    @Test
    void thoseWhoComeAtOnceGetTheSame() {
        Shared shared = publication.shared(ROME);
        CountDownLatch everybodyIsHere = new CountDownLatch(4);

        assertThat(IntStream.range(0, 4)
                        .mapToObj(i -> new Asking(shared, everybodyIsHere, made))
                        .map(Asking::begun)
                        .toList()
                        .stream()
                        .map(Asking::answer))
                .containsOnly(1);
    }

    @Test
    void oneThingMayBeMadeOfAnother() {
        Shared shared = publication.shared(ROME);

        String text = shared.once(
                String.class,
                () -> shared.once(Integer.class, made::incrementAndGet) + " and " + shared.once(Long.class, () -> 2L));

        assertThat(text).isEqualTo("1 and 2");
    }

    @Test
    void whatCouldNotBeMadeIsTriedAgain() {
        Shared shared = publication.shared(ROME);
        assertThatThrownBy(() -> shared.once(String.class, () -> {
                    throw new IllegalStateException("not now");
                }))
                .hasMessage("not now");

        assertThat(shared.once(String.class, () -> "now")).isEqualTo("now");
    }

    @Test
    void whatNobodyAskedForLatelyIsForgotten() {
        publication.shared(ROME).once(Integer.class, made::incrementAndGet);
        for (int i = 0; i < Renderings.KEPT; i++) {
            publication.shared(Reader.of("en-x-" + i, "UTC")).once(Integer.class, () -> 0);
        }

        publication.shared(ROME).once(Integer.class, made::incrementAndGet);

        assertThat(made).hasValue(2);
    }

    private static StoredPublication kept(int revision) {
        return new StoredPublication(
                new UUID(0, 1),
                revision,
                StoredPublication.Kind.UPDATE,
                null,
                Impact.MINOR,
                Instant.EPOCH,
                Look.PLAIN,
                new Renderings(0));
    }

    /** A thread that asks when everybody is there. */
    private static final class Asking extends Thread {
        private final Shared shared;
        private final CountDownLatch everybodyIsHere;
        private final AtomicInteger made;
        private volatile Integer answer;

        Asking(Shared shared, CountDownLatch everybodyIsHere, AtomicInteger made) {
            this.shared = shared;
            this.everybodyIsHere = everybodyIsHere;
            this.made = made;
        }

        Asking begun() {
            start();
            return this;
        }

        Integer answer() {
            try {
                join();
            } catch (InterruptedException stopped) {
                interrupt();
            }
            return answer;
        }

        @Override
        public void run() {
            everybodyIsHere.countDown();
            try {
                everybodyIsHere.await();
            } catch (InterruptedException stopped) {
                interrupt();
            }
            answer = shared.once(Integer.class, made::incrementAndGet);
        }
    }
}
