package io.sitrep.bot.port;

import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Message;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a platform does for rooms. Each call may be repeated: what is already so stays so and is no failure. Each fails
 * with {@link PlatformAway} when it is worth trying again ({@link PlatformBusy} where other calls need not wait), with {@link PlatformRefused} when it is not (with {@link RoomGone} where
 * the channel it is about is deleted or archived), and never otherwise; it gives up by itself within 15 s.
 */
public interface RoomKeeper {
    /** As {@link ChatPlatform#name()}. */
    String platform();

    /** The workspaces or guilds that get rooms: where the bot is installed and allowed to. */
    Uni<List<Workspace>> workspaces();

    /**
     * Makes the room, or finds the one made by an earlier attempt whose answer was lost: two rooms with one mark never
     * come to be. Where another room has the name already, open or archived, it gets the next free one of {@code name-2},
     * {@code name-3}, … A room that somebody deleted or archived since is not found, but made anew.
     *
     * @param name small letters, digits and hyphens; cut to what the platform takes
     * @param mark tells our rooms apart and stays with the room: the incident's id
     * @param doors of a room that is made now; one that is there keeps those it has
     */
    Uni<Room> open(String workspace, String name, String mark, Doors doors);

    /** A room for everybody of the workspace. */
    default Uni<Room> open(String workspace, String name, String mark) {
        return open(workspace, name, mark, Doors.OPEN);
    }

    /** Who may look into a room, and see that there is one. */
    enum Doors {
        /** Everybody of the workspace. */
        OPEN,
        /** Those alone who are invited. */
        CLOSED
    }

    Uni<Void> topic(Room room, String topic);

    /** Those that can't be invited (gone, guests) are left out. */
    Uni<Void> invite(Room room, Set<String> people);

    /**
     * Posts a card, or finds the one an earlier attempt with the same mark posted there and makes it look like this one.
     *
     * @return what the platform calls the message
     */
    Uni<String> post(Spot spot, Card card, String mark);

    /** Fails with {@link PlatformRefused} when the message is gone. */
    Uni<Void> edit(Spot spot, String message, Card card);

    /** Says something once in a place; may say it twice when the platform's answer is lost. */
    Uni<Void> say(Spot spot, Message message);

    Uni<Void> pin(Spot spot, String message);

    Uni<Void> bookmark(Room room, String title, URI link);

    Uni<Void> archive(Room room);

    /** What somebody wrote; empty when it is gone or can't be read. */
    Uni<Optional<Written>> written(Spot spot, String message);

    /** Where people of the workspace open the room. */
    URI address(Room room);

    /**
     * Where the bot is installed.
     *
     * @param incidentsChannel where incidents are announced; empty when nowhere
     */
    record Workspace(String id, String name, Optional<String> incidentsChannel) {}

    /** A channel, or a room, of a workspace. */
    record Spot(String workspace, String channel) {}

    record Room(String workspace, String channel, String name) {
        public Spot spot() {
            return new Spot(workspace, channel);
        }
    }

    /** A message of a person, as people read it. */
    record Written(Person author, Instant at, String text, URI link) {}
}
