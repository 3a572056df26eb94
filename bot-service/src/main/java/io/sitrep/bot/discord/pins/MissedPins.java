package io.sitrep.bot.discord.pins;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.discord.DiscordGuilds;
import io.sitrep.bot.discord.DiscordNames;
import io.sitrep.bot.discord.web.DiscordCalls;
import io.sitrep.bot.discord.web.DiscordSelf;
import io.sitrep.bot.discord.web.DiscordWeb;
import io.sitrep.bot.pins.told.HeldPins;
import io.sitrep.bot.pins.told.HeldPins.Known;
import io.sitrep.bot.pins.told.PinEvent;
import io.sitrep.bot.pins.told.PinEvent.Deed;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomKeeper.Spot;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import net.dv8tion.jda.api.requests.Route;
import org.jboss.logging.Logger;

/**
 * Finds out what became of messages in rooms while nobody heard Discord tell it: which are held by whom, which were edited, and which are
 * gone. Of each room it looks at its newest messages, and at those somebody holds. Who put a 📌 there and took it back in the
 * meantime is not found. Source: https://discord.com/developers/docs/resources/message#get-reactions, read 2026-11-23.
 */
@Singleton
class MissedPins {
    private static final Logger LOG = Logger.getLogger(MissedPins.class);

    /** Discord's most, of messages and of people. */
    private static final int PAGE = 100;

    /** Of rooms that were not answered for: then it is all of Discord, and the others are left for the next time. */
    private static final int MOST_AWAY = 5;

    private static final String UNKNOWN_MESSAGE = "10008";

    private final DiscordWeb discord;
    private final DiscordSelf self;
    private final DiscordGuilds guilds;
    private final HeldPins held;

    MissedPins(DiscordWeb discord, DiscordSelf self, DiscordGuilds guilds, Pool database) {
        this.discord = discord;
        this.self = self;
        this.guilds = guilds;
        this.held = new HeldPins(database, DiscordNames.PLATFORM);
    }

    /**
     * Fails when our own database is away, and when Discord does not answer for some of the rooms: what was found in the others is
     * noted.
     *
     * @param note writes down what was missed; asked for one after the other
     */
    Uni<Void> find(Function<PinEvent, Uni<Void>> note) {
        List<Throwable> away = new CopyOnWriteArrayList<>();
        return held.rooms()
                .chain(rooms -> oneByOne(
                        rooms,
                        room -> away.size() == MOST_AWAY
                                ? Uni.createFrom().voidItem()
                                : ifServed(room, note)
                                        .onFailure(PlatformAway.class)
                                        .invoke(away::add)
                                        .onFailure(PlatformAway.class)
                                        .recoverWithNull()))
                .chain(() -> away.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(away.get(0)));
    }

    private Uni<Void> ifServed(Spot room, Function<PinEvent, Uni<Void>> note) {
        return guilds.serves(room.workspace())
                .chain(served -> served ? in(room, note) : Uni.createFrom().voidItem());
    }

    private Uni<Void> in(Spot room, Function<PinEvent, Uni<Void>> note) {
        return held.in(room, DiscordPins.BY_REACTION)
                .chain(known -> discord.with(calls -> newest(calls, room))
                        .chain(newest -> oneByOne(
                                concerned(newest, known),
                                message -> discord.with(calls ->
                                                missed(calls, new Message(room, message), newest.get(message), known))
                                        .onFailure(PlatformRefused.class)
                                        .invoke(refused ->
                                                LOG.infof("a message cannot be looked at: %s", refused.getMessage()))
                                        .onFailure(PlatformRefused.class)
                                        .recoverWithItem(List.of())
                                        .chain(events -> oneByOne(events, note)))))
                // The room is gone, or nobody may look into it any more: there is nothing to be found out.
                .onFailure(PlatformRefused.class)
                .invoke(refused -> LOG.infof("a room cannot be looked into: %s", refused.getMessage()))
                .onFailure(PlatformRefused.class)
                .recoverWithNull();
    }

    private record Message(Spot room, String id) {
        PinEvent event(Deed deed, String person) {
            return new PinEvent(UUID.randomUUID().toString(), room, id, deed, person);
        }
    }

    private static Map<String, JsonNode> newest(DiscordCalls calls, Spot room) {
        JsonNode page = calls.ask(Route.Messages.GET_MESSAGE_HISTORY
                .compile(room.channel())
                .withQueryParams("limit", Integer.toString(PAGE)));
        return StreamSupport.stream(page.spliterator(), false)
                .collect(Collectors.toMap(
                        message -> message.path("id").asText(), Function.identity(), (one, same) -> one));
    }

    private static Set<String> concerned(Map<String, JsonNode> newest, Known known) {
        Set<String> all = new TreeSet<>(known.holders().keySet());
        newest.forEach((id, message) -> {
            if (DiscordPins.hasPushpin(message)) {
                all.add(id);
            }
        });
        return all;
    }

    private List<PinEvent> missed(DiscordCalls calls, Message message, JsonNode seen, Known known) {
        try {
            return news(calls, message, seen, known);
        } catch (PlatformRefused refused) {
            if (UNKNOWN_MESSAGE.equals(refused.code())) {
                return List.of(message.event(Deed.DELETED, ""));
            }
            throw refused;
        }
    }

    private List<PinEvent> news(DiscordCalls calls, Message message, JsonNode seen, Known known) {
        JsonNode found = seen != null ? seen : read(calls, message);
        List<PinEvent> missed = new ArrayList<>();
        Set<String> before = known.holdersOf(message.id());
        Set<String> now = holders(calls, message, found);
        now.stream()
                .filter(person -> !known.isTold(message.id(), person))
                .forEach(person -> missed.add(message.event(Deed.PINNED, person)));
        if (now.size() < PAGE) {
            before.stream()
                    .filter(person -> !now.contains(person))
                    .forEach(person -> missed.add(message.event(Deed.UNPINNED, person)));
        }
        if (!before.isEmpty() && found.path("edited_timestamp").isTextual()) {
            missed.add(message.event(Deed.EDITED, ""));
        }
        return missed;
    }

    private static JsonNode read(DiscordCalls calls, Message message) {
        return calls.ask(Route.Messages.GET_MESSAGE.compile(message.room().channel(), message.id()));
    }

    /** Besides us. */
    private Set<String> holders(DiscordCalls calls, Message message, JsonNode found) {
        if (!DiscordPins.hasPushpin(found)) {
            return Set.of();
        }
        JsonNode people = calls.ask(Route.Messages.GET_REACTION_USERS
                .compile(message.room().channel(), message.id(), DiscordPins.PUSHPIN)
                .withQueryParams("limit", Integer.toString(PAGE)));
        String us = self.ask(calls).user();
        return StreamSupport.stream(people.spliterator(), false)
                .map(person -> person.path("id").asText())
                .filter(person -> !person.equals(us))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T> Uni<Void> oneByOne(Iterable<T> all, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
