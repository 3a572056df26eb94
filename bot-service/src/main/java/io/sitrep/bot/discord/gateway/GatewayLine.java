package io.sitrep.bot.discord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.Settings;
import io.sitrep.bot.discord.web.DiscordCalls;
import io.sitrep.bot.discord.web.DiscordWeb;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.internal.JDAImpl;
import net.dv8tion.jda.internal.handle.SocketHandler;
import org.jboss.logging.Logger;

/**
 * Discord's gateway by JDA, for its events alone: it keeps no picture of guilds and people. Where it ends for good it is tried again
 * after some minutes: a human may have changed what was wrong. Source: https://discord.com/developers/docs/topics/gateway and
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes, read 2026-11-23.
 */
class GatewayLine implements GatewayHolder.Line, EventListener {
    private static final Logger LOG = Logger.getLogger(GatewayLine.class);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration AFTER_A_REFUSAL = Duration.ofMinutes(5);
    private static final int LONGEST_WAIT_SECONDS = 32;
    private static final int BAD_TOKEN = 4004;
    private static final int FORBIDDEN_INTENTS = 4014;

    /** Reactions and edits are what puts messages on timelines; their words come with MESSAGE_CONTENT alone. */
    private static final EnumSet<GatewayIntent> INTENTS = EnumSet.of(
            GatewayIntent.GUILD_MESSAGES, GatewayIntent.GUILD_MESSAGE_REACTIONS, GatewayIntent.MESSAGE_CONTENT);

    /** From here on events come. JDA itself waits with its word for each guild's first event, for more than a minute if need be. */
    private static final Set<String> OPENS = Set.of("READY", "RESUMED");

    private final Settings.Discord settings;
    private final DiscordWeb discord;
    private final BiConsumer<String, String> events;
    private final Vertx vertx;

    private JDA jda;
    private boolean wanted;
    private boolean opening;
    private volatile GatewayState state = GatewayState.of(GatewayState.Kind.ELSEWHERE);

    /** @param events hears the name of each event and its JSON, on JDA's own thread */
    GatewayLine(Settings.Discord settings, DiscordWeb discord, BiConsumer<String, String> events, Vertx vertx) {
        this.settings = settings;
        this.discord = discord;
        this.events = events;
        this.vertx = vertx;
    }

    GatewayState state() {
        return state;
    }

    @Override
    public synchronized void open() {
        wanted = true;
        connect();
    }

    @Override
    public synchronized void close() {
        wanted = false;
        state = GatewayState.of(GatewayState.Kind.ELSEWHERE);
        end();
    }

    /** What only a human can mend is the same for other processes. */
    @Override
    public boolean isReached() {
        return state.kind() == GatewayState.Kind.CONNECTED || state.kind() == GatewayState.Kind.DOWN;
    }

    private void end() {
        if (jda != null) {
            jda.removeEventListener(this);
            jda.shutdownNow();
            jda = null;
        }
    }

    private synchronized void connect() {
        if (!wanted || opening || jda != null) {
            return;
        }
        opening = true;
        state = GatewayState.of(GatewayState.Kind.CONNECTING);
        discord.with(this::address).map(this::login).subscribe().with(this::opened, failure -> failed(failure));
    }

    /** Discord says where it is, and how often we may still log in today. */
    private String address(DiscordCalls calls) {
        JsonNode gateway = calls.ask(Route.Misc.GATEWAY_BOT.compile());
        JsonNode limit = gateway.path("session_start_limit");
        if (limit.path("remaining").asInt(1) < 1) {
            throw new PlatformAway(
                    "no more sessions today",
                    Duration.ofMillis(limit.path("reset_after").asLong(SOON.toMillis())));
        }
        return settings.gatewayUrl()
                .map(URI::toString)
                .orElse(gateway.path("url").asText());
    }

    /** Blocks until the token is known to be good. */
    private JDA login(String address) {
        JDA line = JDABuilder.createLight(settings.token().orElseThrow(), INTENTS)
                .setRawEventsEnabled(true)
                .setRestConfig(new RestConfig().setBaseUrl(settings.apiUrl().toString()))
                .setSessionController(new Sessions(address))
                .setMaxReconnectDelay(LONGEST_WAIT_SECONDS)
                .setEnableShutdownHook(false)
                .addEventListeners(this)
                .build();
        leavesToUs((JDAImpl) line);
        return line;
    }

    /** What JDA can't make objects of it drops, the raw event with it: of what we read ourselves it makes none. */
    private static void leavesToUs(JDAImpl line) {
        line.getClient()
                .getHandlers()
                .replaceAll((type, handler) -> type.startsWith("MESSAGE_") || type.equals("INTERACTION_CREATE")
                        ? new SocketHandler.NOPHandler(line)
                        : handler);
    }

    private synchronized void opened(JDA line) {
        opening = false;
        if (wanted && jda == null && state.kind() != GatewayState.Kind.DOWN) {
            jda = line;
        } else {
            line.removeEventListener(this);
            line.shutdownNow();
        }
    }

    private synchronized void failed(Throwable failure) {
        opening = false;
        if (!wanted) {
            return;
        }
        if (failure instanceof InvalidTokenException) {
            down("Discord does not take the token of SITREP_DISCORD_TOKEN (4004)");
        } else if (failure instanceof PlatformRefused refused) {
            down(
                    "http_401".equals(refused.code())
                            ? "Discord does not take the token of SITREP_DISCORD_TOKEN (4004)"
                            : "Discord refuses its gateway: " + refused.code());
        } else {
            Duration wait =
                    failure instanceof PlatformAway away && away.after().compareTo(SOON) > 0 ? away.after() : SOON;
            // What else goes wrong may quote what it was about.
            String why = failure instanceof PlatformAway
                    ? failure.getMessage()
                    : failure.getClass().getSimpleName();
            LOG.warnf("no gateway of Discord, %s; again in %s", why, wait);
            state = GatewayState.notYet(why);
            again(wait);
        }
    }

    @Override
    public void onEvent(GenericEvent event) {
        if (event instanceof RawGatewayEvent raw) {
            if (OPENS.contains(raw.getType())) {
                connected();
            }
            events.accept(raw.getType(), raw.getPayload().toString());
        } else if (event instanceof ReadyEvent
                || event instanceof SessionResumeEvent
                || event instanceof SessionRecreateEvent) {
            connected();
        } else if (event instanceof SessionDisconnectEvent) {
            lost();
        } else if (event instanceof ShutdownEvent shutdown) {
            ended(shutdown.getCode());
        }
    }

    private synchronized void connected() {
        if (wanted && state.kind() != GatewayState.Kind.CONNECTED) {
            state = GatewayState.of(GatewayState.Kind.CONNECTED);
            LOG.info("Discord's gateway is open");
        }
    }

    private synchronized void lost() {
        if (wanted) {
            state = GatewayState.of(GatewayState.Kind.CONNECTING);
            LOG.warn("Discord's gateway is lost; it is opened again");
        }
    }

    /** JDA gives up: nothing but a change by a human helps. */
    private synchronized void ended(int code) {
        if (!wanted) {
            return;
        }
        jda = null;
        down(
                switch (code) {
                    case BAD_TOKEN -> "Discord does not take the token of SITREP_DISCORD_TOKEN (4004)";
                    case FORBIDDEN_INTENTS ->
                        "the intent MESSAGE_CONTENT is not switched on in Discord's portal (4014)";
                    default -> "Discord closes its gateway for good (" + code + ")";
                });
    }

    private void down(String reason) {
        state = GatewayState.down(reason);
        LOG.errorf("%s; tried again in %s", reason, AFTER_A_REFUSAL);
        again(AFTER_A_REFUSAL);
    }

    private void again(Duration wait) {
        vertx.setTimer(Math.max(1, wait.toMillis()), due -> connect());
    }
}
