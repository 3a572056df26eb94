package io.sitrep.fakes.discord;

import io.sitrep.fakes.RunningTime;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Over the gateway; the answer comes by REST. */
final class SocketDoor implements Door {
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private final DiscordWorld world;

    SocketDoor(DiscordWorld world) {
        this.world = world;
    }

    @Override
    public Sent send(Sent.Kind kind, Interaction interaction, JsonObject payload) {
        long begun = RunningTime.nanos();
        synchronized (world) {
            world.tell("INTERACTION_CREATE", payload);
        }
        return awaited(kind, interaction, payload, begun);
    }

    static Sent awaited(Sent.Kind kind, Interaction interaction, JsonObject payload, long begun) {
        try {
            Interaction.First first = RunningTime.get(interaction.answer, PATIENCE);
            Duration took = Duration.ofNanos(Math.max(0, first.nanos() - begun));
            return new Sent(kind, payload, 200, first.callback().encode(), took);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException unanswered) {
            // What nobody answered says so by its status.
        }
        return new Sent(kind, payload, 0, "", RunningTime.since(begun));
    }
}
