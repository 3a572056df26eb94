package io.sitrep.bot.discord.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.discord.web.DiscordCalls;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.bot.port.RoomKeeper.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.dv8tion.jda.api.requests.Route;

/**
 * Rooms are threads of the incidents channel; but where that is an announcement channel it has no private ones, and a room behind closed
 * doors is a channel beside it. Source: https://discord.com/developers/docs/topics/threads#thread-fields and
 * /resources/channel#start-thread-without-message, read 2026-11-23.
 */
final class ThreadsWherePossible implements RoomForm {
    private static final int MOST_REMEMBERED = 10_000;

    private final ThreadForm threads;
    private final ChannelForm channels;

    /** By rooms' ids: what a room is it stays. */
    private final Map<String, Boolean> isThread = new ConcurrentHashMap<>();

    ThreadsWherePossible(ThreadForm threads, ChannelForm channels) {
        this.threads = threads;
        this.channels = channels;
    }

    @Override
    public List<Standing> standing(DiscordCalls discord, Home home) {
        List<Standing> all = new ArrayList<>(threads.standing(discord, home));
        if (ThreadForm.isOfAnnouncements(discord, home)) {
            all.addAll(channels.standing(discord, home));
        }
        return all;
    }

    @Override
    public boolean showsMarks() {
        return threads.showsMarks();
    }

    @Override
    public boolean bears(DiscordCalls discord, Standing one, String mark) {
        return one.isThread() ? threads.bears(discord, one, mark) : channels.bears(discord, one, mark);
    }

    @Override
    public boolean bearsNone(DiscordCalls discord, Standing one) {
        return one.isThread() ? threads.bearsNone(discord, one) : channels.bearsNone(discord, one);
    }

    @Override
    public Standing make(DiscordCalls discord, Home home, Wanted wanted) {
        return wanted.isClosed() && ThreadForm.isOfAnnouncements(discord, home)
                ? channels.make(discord, home, wanted)
                : threads.make(discord, home, wanted);
    }

    @Override
    public void topic(DiscordCalls discord, Room room, String topic) {
        of(discord, room.channel()).topic(discord, room, topic);
    }

    @Override
    public void invite(DiscordCalls discord, Room room, String person) {
        of(discord, room.channel()).invite(discord, room, person);
    }

    @Override
    public void archive(DiscordCalls discord, Room room) {
        of(discord, room.channel()).archive(discord, room);
    }

    @Override
    public boolean revive(DiscordCalls discord, Spot spot) {
        return of(discord, spot.channel()).revive(discord, spot);
    }

    @Override
    public boolean isOver(JsonNode channel) {
        return Standing.isThread(channel) ? threads.isOver(channel) : channels.isOver(channel);
    }

    private RoomForm of(DiscordCalls discord, String room) {
        if (!isThread.containsKey(room)) {
            if (isThread.size() >= MOST_REMEMBERED) {
                isThread.clear();
            }
            isThread.put(room, Standing.isThread(discord.ask(Route.Channels.GET_CHANNEL.compile(room))));
        }
        return isThread.get(room) ? threads : channels;
    }
}
