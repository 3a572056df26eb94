package io.sitrep.incident.page.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sitrep.incident.page.SomeIncidents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OnDemandTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final OnDemand onDemand = new OnDemand(1, 1, metrics);
    private final Slow slow = new Slow();
    private final Edition edition =
            Edition.of(new Moment(SomeIncidents.state(List.of()), SomeIncidents.FIRST, null, "v"), Stream.empty());

    @AfterEach
    void end() {
        slow.open.countDown();
    }

    @Test
    void whoComesWhenTooManyWaitIsToldToComeAgain() throws Exception {
        CompletableFuture<Document> written = asked("/one").orElseThrow();
        assertThat(slow.begun.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Document> waiting = asked("/two").orElseThrow();

        assertThat(asked("/three")).isEmpty();
        assertThat(metrics.counter("sitrep.page.refused").count()).isEqualTo(1);
        Document refusal = onDemand.refusal(Asked.byPath(slow, "/three"));
        assertThat(refusal.status()).isEqualTo(503);
        assertThat(onDemand.refusal(Asked.byPath(slow, "/four")))
                .as("costs nothing")
                .isSameAs(refusal);

        slow.open.countDown();
        assertThat(written.get(30, TimeUnit.SECONDS).text()).isEqualTo("/one");
        assertThat(waiting.get(30, TimeUnit.SECONDS).text()).isEqualTo("/two");
        assertThat(asked("/three").orElseThrow().get(30, TimeUnit.SECONDS).text())
                .isEqualTo("/three");
    }

    @Test
    void documentThatManyAskForAtOnceIsWrittenOnceAndWaitsOnce() throws Exception {
        CompletableFuture<Document> first = asked("/one").orElseThrow();
        for (int i = 0; i < 50; i++) {
            assertThat(asked("/one")).isPresent();
        }
        slow.open.countDown();

        assertThat(first.get(30, TimeUnit.SECONDS).text()).isEqualTo("/one");
        assertThat(slow.times).hasValue(1);
    }

    @Test
    void whatCannotBeWrittenFailsForWhoAskedAndLeavesRoomForOthers() {
        CompletableFuture<Document> broken = asked("/broken").orElseThrow();
        slow.open.countDown();

        assertThatThrownBy(() -> broken.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("no ink");
        assertThat(asked("/one").orElseThrow()).succeedsWithin(Duration.ofSeconds(30));
    }

    private Optional<CompletableFuture<Document>> asked(String path) {
        return onDemand.write(edition, new Asked(slow, path, Map.of(), null, null));
    }

    /** Writes when it may. */
    private static final class Slow implements DocumentSource {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);
        private final AtomicInteger times = new AtomicInteger();

        @Override
        public boolean owns(String path) {
            return true;
        }

        @Override
        public Asked asked(ReadRequest request) {
            return Asked.byPath(this, request.path());
        }

        @Override
        public Document write(Asked asked, Moment moment) {
            begun.countDown();
            times.incrementAndGet();
            try {
                open.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            if (asked.path().equals("/broken")) {
                throw new IllegalStateException("no ink");
            }
            return Document.data("text/plain", asked.path());
        }

        @Override
        public Document loading(Asked asked) {
            return Document.of(503, "text/plain", Document.Manners.OPEN, new byte[0]);
        }

        @Override
        public Stream<Asked> popular() {
            return Stream.empty();
        }

        @Override
        public Stream<Asked> all(Moment moment) {
            return Stream.empty();
        }
    }
}
