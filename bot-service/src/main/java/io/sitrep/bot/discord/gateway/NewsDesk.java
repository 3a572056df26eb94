package io.sitrep.bot.discord.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Has noted what the gateway tells, in its order. What nobody heard, or could not be noted, Discord does not tell again: then whoever
 * wants to hear it looks for it, as often as it takes.
 */
final class NewsDesk {
    private static final Logger LOG = Logger.getLogger(NewsDesk.class);
    private static final int MOST_WAITING = 10_000;
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(10);

    /**
     * With what can't be noted.
     *
     * @param more attempts
     * @param first wait before one of them; each is longer than the one before
     * @param longest of these waits, and of an attempt
     * @param look wait before the next look for what was missed
     */
    record Patience(int more, Duration first, Duration longest, Duration look) {
        static final Patience USUAL =
                new Patience(5, Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    private final List<GatewayNews> all;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final Patience patience;
    private final NewsInOrder inOrder;
    private final AtomicBoolean lookedForLater = new AtomicBoolean();

    NewsDesk(List<GatewayNews> all, ObjectMapper json, Vertx vertx, Executor workers, Patience patience) {
        this.all = List.copyOf(all);
        this.json = json;
        this.vertx = vertx;
        this.patience = patience;
        this.inOrder = new NewsInOrder(workers, MOST_WAITING);
    }

    /**
     * Returns at once.
     *
     * @param type of the event, wanted or not
     */
    void heard(String type, String payload, Fence fence) {
        boolean isWanted = all.stream().anyMatch(one -> one.types().contains(type));
        if (isWanted && !inOrder.add(() -> note(type, payload, fence))) {
            later(fence);
        }
    }

    /** Before what is heard from now on. Returns at once. */
    void missed(Fence fence) {
        if (!inOrder.add(() -> look(fence))) {
            later(fence);
        }
    }

    private void note(String type, String payload, Fence fence) {
        try {
            JsonNode data = json.readTree(payload);
            all.stream().filter(one -> one.types().contains(type)).forEach(one -> note(one, type, data, fence));
        } catch (JsonProcessingException | RuntimeException failure) {
            // Its message may quote what it could not read.
            LOG.errorf(
                    "an event of Discord could not be taken, %s: %s",
                    type, failure.getClass().getName());
        }
    }

    /** Ends when it is noted, or is not to be: what comes after it may be about the same. */
    private void note(GatewayNews one, String type, JsonNode data, Fence fence) {
        Uni.createFrom()
                .deferred(() -> one.take(type, data, fence))
                .ifNoItem()
                .after(patience.longest())
                .fail()
                .onFailure(failure -> !(failure instanceof Fence.Passed))
                .retry()
                .withBackOff(patience.first(), patience.longest())
                .atMost(patience.more())
                .onFailure()
                .invoke(failure -> notDone("what Discord told could not be noted, " + type, failure, fence))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }

    private void look(Fence fence) {
        for (GatewayNews one : all) {
            Uni.createFrom()
                    .deferred(() -> one.missed(fence))
                    .ifNoItem()
                    .after(LONGEST_LOOK)
                    .fail()
                    .onFailure()
                    .invoke(failure -> notDone("what Discord told meanwhile could not be found out", failure, fence))
                    .onFailure()
                    .recoverWithNull()
                    .await()
                    .indefinitely();
        }
    }

    /** Whoever holds the gateway now looks for it themselves. */
    private void notDone(String what, Throwable failure, Fence fence) {
        LOG.warnf("%s: %s", what, failure.getClass().getSimpleName());
        if (!(failure instanceof Fence.Passed)) {
            later(fence);
        }
    }

    private void later(Fence fence) {
        if (lookedForLater.compareAndSet(false, true)) {
            vertx.setTimer(patience.look().toMillis(), due -> {
                lookedForLater.set(false);
                missed(fence);
            });
        }
    }
}
