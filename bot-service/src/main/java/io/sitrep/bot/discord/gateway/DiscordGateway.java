package io.sitrep.bot.discord.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.bot.Settings;
import io.sitrep.bot.discord.answer.Callbacks;
import io.sitrep.bot.discord.answer.FirstAnswer;
import io.sitrep.bot.discord.inbox.DiscordInbox;
import io.sitrep.bot.discord.web.DiscordWeb;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What Discord tells by its gateway, in the one replica that holds it. Nothing is worked on by the thread that reads the socket: it has
 * to answer Discord's questions whether we are alive.
 */
@Singleton
public class DiscordGateway {
    private static final Logger LOG = Logger.getLogger(DiscordGateway.class);
    private static final String INTERACTION = "INTERACTION_CREATE";
    private static final int MORE_ATTEMPTS = 5;
    private static final int MOST_WAITING = 10_000;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final boolean isOn;
    private final GatewayLine line;
    private final GatewayHolder holder;
    private final DiscordInbox inbox;
    private final Callbacks callbacks;
    private final List<GatewayNews> news;
    private final ObjectMapper json;
    private final NewsInOrder inOrder = new NewsInOrder(Infrastructure.getDefaultWorkerPool(), MOST_WAITING);

    DiscordGateway(
            Settings settings,
            DiscordWeb discord,
            Pool database,
            Vertx vertx,
            DiscordInbox inbox,
            Callbacks callbacks,
            @All List<GatewayNews> news,
            ObjectMapper json) {
        Settings.Discord set = settings.discord();
        this.isOn =
                set.token().isPresent() && set.gateway().orElse(set.publicKey().isEmpty());
        this.line = new GatewayLine(set, discord, this::heard, vertx);
        this.holder = new GatewayHolder(new GatewayLease(database, UUID.randomUUID()), line, vertx);
        this.inbox = inbox;
        this.callbacks = callbacks;
        this.news = List.copyOf(news);
        this.json = json;
    }

    void start(@Observes StartupEvent started) {
        if (isOn) {
            holder.start();
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        if (isOn) {
            holder.stop();
        }
    }

    GatewayState state() {
        return isOn ? line.state() : GatewayState.of(GatewayState.Kind.OFF);
    }

    private void heard(String type, String payload) {
        // Asked for first: what is heard between two holdings counts as the former's.
        Fence fence = new Fence(holder.number());
        if (!holder.isHeld()) {
            return;
        }
        if (type.equals(INTERACTION)) {
            Infrastructure.getDefaultWorkerPool().execute(() -> take(type, payload, fence));
        } else if (news.stream().anyMatch(one -> one.types().contains(type))) {
            inOrder.add(() -> take(type, payload, fence));
        }
    }

    private void take(String type, String payload, Fence fence) {
        try {
            JsonNode data = json.readTree(payload);
            if (type.equals(INTERACTION)) {
                inbox.take(data, answer(data));
            } else {
                news.stream().filter(one -> one.types().contains(type)).forEach(one -> take(one, type, data, fence));
            }
        } catch (JsonProcessingException | RuntimeException failure) {
            // Its message may quote what it could not read.
            LOG.errorf(
                    "an event of Discord could not be taken, %s: %s",
                    type, failure.getClass().getName());
        }
    }

    private FirstAnswer answer(JsonNode interaction) {
        return new FirstAnswer(callbacks.to(
                interaction.path("id").asText(), interaction.path("token").asText()));
    }

    /** Ends when it is noted, or is not to be: what comes after it may be about the same. */
    private static void take(GatewayNews one, String type, JsonNode data, Fence fence) {
        one.take(type, data, fence)
                .ifNoItem()
                .after(LONGEST_WAIT)
                .fail()
                .onFailure(failure -> !(failure instanceof Fence.Passed))
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .atMost(MORE_ATTEMPTS)
                .onFailure()
                .invoke(failure -> LOG.errorf("what Discord told could not be noted, %s: %s", type, failure.getClass()))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }
}
