package io.sitrep.bot.discord.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NewsDeskTest {
    private static final Duration MOMENT = Duration.ofMillis(5);
    private static final Fence FENCE = new Fence(7);

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final NewsDesk desk = new NewsDesk(
            List.of(new Noted()),
            new ObjectMapper(),
            vertx,
            workers,
            new NewsDesk.Patience(2, MOMENT, Duration.ofSeconds(2), Duration.ofMillis(50)));

    /** Notes it in a list, and fails as long as it is told to. */
    private final class Noted implements GatewayNews {
        @Override
        public Set<String> types() {
            return Set.of("MESSAGE_DELETE");
        }

        @Override
        public Uni<Void> take(String type, JsonNode data, Fence fence) {
            return tried(data.path("id").asText());
        }

        @Override
        public Uni<Void> missed(Fence fence) {
            return tried("looked under " + fence.number());
        }

        private Uni<Void> tried(String what) {
            RuntimeException now = failure.get();
            if (now != null) {
                done.add("not " + what);
                return Uni.createFrom().failure(now);
            }
            done.add(what);
            return Uni.createFrom().voidItem();
        }
    }

    @AfterEach
    void end() {
        workers.shutdownNow();
        vertx.close();
    }

    @Test
    void whatWasMissedIsLookedForBeforeWhatIsHeardAfterIt() {
        desk.missed(FENCE);
        desk.heard("MESSAGE_DELETE", "{\"id\":\"1\"}", FENCE);
        desk.heard("TYPING_START", "{\"id\":\"2\"}", FENCE);
        desk.heard("MESSAGE_DELETE", "{\"id\":\"3\"}", FENCE);

        await().until(() -> done.size() == 3);
        assertThat(done).containsExactly("looked under 7", "1", "3");
    }

    @Test
    void whatCannotBeNotedIsLookedForUntilItIsFoundOut() {
        failure.set(new IllegalStateException("the database is away"));
        desk.heard("MESSAGE_DELETE", "{\"id\":\"1\"}", FENCE);
        await().until(() -> done.stream().filter("not looked under 7"::equals).count() >= 2);
        failure.set(null);

        await().until(() -> done.contains("looked under 7"));
        assertThat(done.stream().filter("not 1"::equals)).hasSize(3);
        await().during(Duration.ofMillis(200))
                .until(() -> done.stream().filter("looked under 7"::equals).count() == 1);
    }

    @Test
    void whoeverHoldsTheGatewaySinceLooksForItThemselves() {
        failure.set(new Fence.Passed());
        desk.heard("MESSAGE_DELETE", "{\"id\":\"1\"}", FENCE);
        desk.missed(FENCE);

        await().until(() -> done.size() == 2);
        await().during(Duration.ofMillis(200)).until(() -> done.equals(List.of("not 1", "not looked under 7")));
    }
}
