package io.sitrep.bot.discord.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.bot.Settings;
import io.sitrep.bot.discord.web.DiscordCalls;
import io.sitrep.bot.discord.web.DiscordSelf;
import io.sitrep.bot.discord.web.DiscordWeb;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jboss.logging.Logger;

/**
 * Sees to it that Discord knows our commands, in all guilds: at each start it looks what is there, and writes only when that is
 * something else. Source: https://discord.com/developers/docs/interactions/application-commands, read 2026-11-23.
 */
@Singleton
public class Registration {
    private static final Logger LOG = Logger.getLogger(Registration.class);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration AFTER_A_REFUSAL = Duration.ofMinutes(5);

    private final boolean isOn;
    private final CommandSet set;
    private final DiscordWeb discord;
    private final DiscordSelf self;
    private final Vertx vertx;
    private final ObjectMapper json;
    private volatile Optional<String> refused = Optional.empty();
    private volatile boolean stopped;

    Registration(
            Settings settings, CommandSet set, DiscordWeb discord, DiscordSelf self, Vertx vertx, ObjectMapper json) {
        this.isOn = settings.discord().token().isPresent();
        this.set = set;
        this.discord = discord;
        this.self = self;
        this.vertx = vertx;
        this.json = json;
    }

    /** Why Discord does not take our commands; empty when it did, or was not asked yet. */
    public Optional<String> refused() {
        return refused;
    }

    void start(@Observes StartupEvent started) {
        if (isOn) {
            register();
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        stopped = true;
    }

    private void register() {
        discord.with(this::register).subscribe().with(this::registered, this::failed);
    }

    /** @return whether anything was written */
    private boolean register(DiscordCalls calls) {
        String application = self.ask(calls).application();
        List<CommandData> wanted = List.of(set.command());
        JsonNode known = calls.ask(
                Route.Interactions.GET_COMMANDS.compile(application).withQueryParams("with_localizations", "true"));
        if (plain(wanted).equals(plain(read(known)))) {
            return false;
        }
        calls.ask(Route.Interactions.UPDATE_COMMANDS.compile(application), plain(wanted));
        return true;
    }

    private void registered(boolean written) {
        refused = Optional.empty();
        LOG.infof(written ? "Discord has new commands of ours" : "Discord has our commands already");
    }

    private void failed(Throwable failure) {
        Duration wait = SOON;
        if (failure instanceof PlatformRefused no) {
            refused = Optional.of("Discord refuses our commands: " + no.code());
            wait = AFTER_A_REFUSAL;
            LOG.errorf("Discord refuses our commands: %s", no.code());
        } else if (failure instanceof PlatformAway away) {
            wait = away.after().compareTo(SOON) > 0 ? away.after() : SOON;
            LOG.warnf("Discord could not be told our commands, %s; again in %s", away.getMessage(), wait);
        } else {
            wait = AFTER_A_REFUSAL;
            LOG.errorf(failure, "Discord could not be told our commands");
        }
        if (!stopped) {
            vertx.setTimer(wait.toMillis(), due -> register());
        }
    }

    /** Without what Discord adds to them, and with numbers where Discord has numbers and JDA texts. */
    private JsonNode plain(List<CommandData> commands) {
        ArrayNode all = json.createArrayNode();
        for (CommandData command : commands) {
            ObjectNode plain = (ObjectNode) parsed(command.toData().toString());
            List.of("contexts", "integration_types").forEach(list -> {
                ArrayNode numbers = json.createArrayNode();
                plain.path(list).forEach(number -> numbers.add(number.asInt()));
                plain.set(list, numbers);
            });
            all.add(plain);
        }
        return all;
    }

    private static List<CommandData> read(JsonNode known) {
        return StreamSupport.stream(known.spliterator(), false)
                .map(command -> CommandData.fromData(DataObject.fromJson(command.toString())))
                .toList();
    }

    private JsonNode parsed(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
