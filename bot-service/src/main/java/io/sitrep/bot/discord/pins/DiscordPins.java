package io.sitrep.bot.discord.pins;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sitrep.bot.Settings;
import io.sitrep.bot.discord.DiscordGuilds;
import io.sitrep.bot.discord.DiscordNames;
import io.sitrep.bot.discord.gateway.Fence;
import io.sitrep.bot.discord.gateway.GatewayNews;
import io.sitrep.bot.discord.people.DiscordDirectory;
import io.sitrep.bot.discord.web.DiscordSelf;
import io.sitrep.bot.pins.told.PinEvent;
import io.sitrep.bot.pins.told.PinEvent.Deed;
import io.sitrep.bot.pins.told.PinLedger;
import io.sitrep.bot.pins.told.PinWork;
import io.sitrep.bot.port.Pins;
import io.sitrep.bot.port.RoomKeeper.Spot;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Finds in what Discord tells what concerns the timeline: 📌 as a reaction, and what becomes of messages that have one. What the bot
 * does itself is not meant; nor are Discord's own pins, as it does not say who takes one away. Its events have no ids: the same again
 * is written down again, and has no further effect. Source: https://discord.com/developers/docs/events/gateway-events, read
 * 2026-11-23.
 */
@Singleton
public class DiscordPins implements GatewayNews {
    static final String PUSHPIN = "📌";
    static final String BY_REACTION = "reaction";

    private final Pool database;
    private final PinWork work;
    private final DiscordDirectory directory;
    private final DiscordGuilds guilds;
    private final DiscordSelf self;
    private final MissedPins missed;
    private final boolean isOn;
    private final Duration remember;

    DiscordPins(
            Pool database,
            DiscordDirectory directory,
            DiscordGuilds guilds,
            DiscordSelf self,
            MissedPins missed,
            Instance<Pins> pins,
            Settings settings) {
        this.database = database;
        PinLedger ledger = new PinLedger(database, DiscordNames.PLATFORM);
        this.work = new PinWork(ledger, new PinWork.Naming(DiscordNames.PLATFORM, directory::named), pins);
        this.directory = directory;
        this.guilds = guilds;
        this.self = self;
        this.missed = missed;
        this.isOn = settings.discord().token().isPresent();
        this.remember = settings.chat().remember();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> goOn() {
        return isOn ? work.goOn() : Uni.createFrom().voidItem();
    }

    @Scheduled(every = "1h", delayed = "2m")
    Uni<Void> forget() {
        return isOn ? work.forget(remember) : Uni.createFrom().voidItem();
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "MESSAGE_REACTION_ADD",
                "MESSAGE_REACTION_REMOVE",
                "MESSAGE_REACTION_REMOVE_EMOJI",
                "MESSAGE_REACTION_REMOVE_ALL",
                "MESSAGE_UPDATE",
                "MESSAGE_DELETE",
                "MESSAGE_DELETE_BULK");
    }

    @Override
    public Uni<Void> take(String type, JsonNode data, Fence fence) {
        return guilds.serves(data.path("guild_id").asText(""))
                .chain(served -> served ? noted(type, data, fence) : nothing());
    }

    @Override
    public Uni<Void> missed(Fence fence) {
        PinLedger ledger = new PinLedger(fence.around(database), DiscordNames.PLATFORM);
        return missed.find(event -> noted(ledger, event)).invoke(this::startAtOnce);
    }

    private static Uni<Void> noted(PinLedger ledger, PinEvent event) {
        return switch (event.deed()) {
            case PINNED -> ledger.pinned(event, BY_REACTION);
            case UNPINNED -> ledger.unpinned(event, BY_REACTION);
            case EDITED, DELETED -> ledger.changed(event);
        };
    }

    private Uni<Void> noted(String type, JsonNode data, Fence fence) {
        PinLedger ledger = new PinLedger(fence.around(database), DiscordNames.PLATFORM);
        Uni<Void> written = switch (type) {
            case "MESSAGE_REACTION_ADD" -> reaction(ledger, data, Deed.PINNED);
            case "MESSAGE_REACTION_REMOVE" -> reaction(ledger, data, Deed.UNPINNED);
            case "MESSAGE_REACTION_REMOVE_EMOJI" -> isPushpin(data) ? nobodys(ledger, data) : nothing();
            case "MESSAGE_REACTION_REMOVE_ALL" -> nobodys(ledger, data);
            case "MESSAGE_UPDATE" -> updated(ledger, data);
            case "MESSAGE_DELETE" -> gone(ledger, data, data.path("id").asText());
            default ->
                Multi.createFrom()
                        .iterable(data.path("ids"))
                        .onItem()
                        .transformToUniAndConcatenate(id -> gone(ledger, data, id.asText()))
                        .collect()
                        .last()
                        .replaceWithVoid();
        };
        return written.invoke(this::startAtOnce);
    }

    private Uni<Void> reaction(PinLedger ledger, JsonNode data, Deed deed) {
        if (!isPushpin(data)) {
            return nothing();
        }
        String person = data.path("user_id").asText();
        return self.who().chain(us -> {
            if (us.user().equals(person)) {
                return nothing();
            }
            if (data.has("member")) {
                directory.seen(data.path("guild_id").asText(), data.path("member"), "", Optional.empty());
            }
            return noted(ledger, event(data, data.path("message_id").asText(), deed, person));
        });
    }

    /** Whether anybody put one on that message. */
    static boolean hasPushpin(JsonNode message) {
        return StreamSupport.stream(message.path("reactions").spliterator(), false)
                .anyMatch(DiscordPins::isPushpin);
    }

    private static boolean isPushpin(JsonNode data) {
        return PUSHPIN.equals(data.path("emoji").path("name").asText());
    }

    /** Discord also changes a message by itself, when it shows where a link leads: then nobody edited it. */
    private static Uni<Void> updated(PinLedger ledger, JsonNode data) {
        return data.path("edited_timestamp").isTextual()
                ? ledger.changed(event(data, data.path("id").asText(), Deed.EDITED, ""))
                : nothing();
    }

    /** Nobody holds it any more, because somebody took all reactions away. */
    private static Uni<Void> nobodys(PinLedger ledger, JsonNode data) {
        return gone(ledger, data, data.path("message_id").asText());
    }

    private static Uni<Void> gone(PinLedger ledger, JsonNode data, String message) {
        return ledger.changed(event(data, message, Deed.DELETED, ""));
    }

    private static PinEvent event(JsonNode data, String message, Deed deed, String person) {
        Spot spot =
                new Spot(data.path("guild_id").asText(), data.path("channel_id").asText());
        return new PinEvent(UUID.randomUUID().toString(), spot, message, deed, person);
    }

    private void startAtOnce() {
        work.goOn().subscribe().with(done -> {}, failure -> {});
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
