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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What Discord tells by its gateway, in the one replica that holds it. Nothing is worked on by the thread that reads the socket: it has
 * to answer Discord's questions whether we are alive. While our database does not say who holds it, people are told that what they
 * type is not noted, unless another replica answers them.
 */
@Singleton
public class DiscordGateway {
    private static final Logger LOG = Logger.getLogger(DiscordGateway.class);
    private static final String INTERACTION = "INTERACTION_CREATE";

    /** With this Discord begins a session; what it told before, it told another one. */
    private static final String BEGUN_ANEW = "READY";

    /** Whoever holds the gateway by now has put an interaction off before that, and Discord waits 3 s for it. */
    private static final Duration OTHERS_ANSWER_WITHIN = Duration.ofSeconds(2);

    private final boolean isOn;
    private final GatewayLine line;
    private final GatewayHolder holder;
    private final DiscordInbox inbox;
    private final Callbacks callbacks;
    private final NewsDesk news;
    private final ObjectMapper json;
    private final Vertx vertx;

    DiscordGateway(
            Settings settings,
            DiscordWeb discord,
            Pool database,
            Vertx vertx,
            DiscordInbox inbox,
            Callbacks callbacks,
            @All List<GatewayNews> news,
            ObjectMapper json,
            @ConfigProperty(name = "suite.patience.gateway") Duration lease) {
        Settings.Discord set = settings.discord();
        this.isOn =
                set.token().isPresent() && set.gateway().orElse(set.publicKey().isEmpty());
        this.line = new GatewayLine(set, discord, this::heard, vertx);
        this.holder = new GatewayHolder(
                new GatewayLease(database, UUID.randomUUID(), lease), line, vertx, GatewayHolder.Patience.USUAL);
        this.inbox = inbox;
        this.callbacks = callbacks;
        this.news = new NewsDesk(news, json, vertx, Infrastructure.getDefaultWorkerPool(), NewsDesk.Patience.USUAL);
        this.json = json;
        this.vertx = vertx;
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
        if (!isOn) {
            return GatewayState.of(GatewayState.Kind.OFF);
        }
        GatewayState state = line.state();
        return holder.trouble()
                .filter(words -> state.kind() != GatewayState.Kind.DOWN)
                .map(words -> GatewayState.down(state.reason().isEmpty() ? words : words + ": " + state.reason()))
                .orElse(state);
    }

    private void heard(String type, String payload) {
        // Asked for first: what is heard between two holdings counts as the former's.
        Fence fence = new Fence(holder.number());
        boolean isHeld = holder.isHeld();
        if (!isHeld && !holder.isInDoubt()) {
            return;
        }
        if (type.equals(INTERACTION)) {
            Infrastructure.getDefaultWorkerPool().execute(() -> interaction(payload, isHeld));
        } else if (type.equals(BEGUN_ANEW)) {
            news.missed(fence);
        } else {
            news.heard(type, payload, fence);
        }
    }

    private void interaction(String payload, boolean isHeld) {
        try {
            JsonNode data = json.readTree(payload);
            FirstAnswer answer = answer(data);
            if (isHeld) {
                inbox.take(data, answer);
            } else {
                vertx.setTimer(OTHERS_ANSWER_WITHIN.toMillis(), due -> inbox.notNoted(data, answer));
            }
        } catch (JsonProcessingException | RuntimeException failure) {
            // Its message may quote what it could not read.
            LOG.errorf(
                    "an interaction of Discord could not be taken: %s",
                    failure.getClass().getName());
        }
    }

    private FirstAnswer answer(JsonNode interaction) {
        return new FirstAnswer(callbacks.to(
                interaction.path("id").asText(), interaction.path("token").asText()));
    }
}
