package io.sitrep.bot.discord.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NewsInOrderTest {
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final List<Integer> noted = new CopyOnWriteArrayList<>();
    private final CountDownLatch first = new CountDownLatch(1);

    @AfterEach
    void end() {
        first.countDown();
        workers.shutdownNow();
    }

    @Test
    void whatComesLaterWaitsForWhatCameBeforeItAndNobodyWhoTellsItDoes() {
        NewsInOrder news = new NewsInOrder(workers, 1_000);
        news.add(this::slowly);
        IntStream.rangeClosed(2, 500).forEach(number -> news.add(() -> noted.add(number)));
        assertThat(noted).isEmpty();

        first.countDown();

        await().until(() -> noted.size() == 500);
        assertThat(noted).isSorted();
        news.add(() -> noted.add(501));
        await().until(() -> noted.size() == 501);
    }

    @Test
    void whatIsTooMuchIsDroppedAndTheRestIsNoted() {
        NewsInOrder news = new NewsInOrder(workers, 2);
        CountDownLatch begun = new CountDownLatch(1);
        news.add(() -> {
            begun.countDown();
            slowly();
        });
        await().until(() -> begun.getCount() == 0);
        IntStream.rangeClosed(2, 9).forEach(number -> news.add(() -> noted.add(number)));

        first.countDown();

        await().until(() -> noted.size() == 3);
        assertThat(noted).containsExactly(1, 2, 3);
    }

    private void slowly() {
        try {
            first.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        noted.add(1);
    }
}
