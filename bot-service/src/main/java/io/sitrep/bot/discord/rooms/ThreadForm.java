package io.sitrep.bot.discord.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.discord.web.DiscordCalls;
import io.sitrep.bot.discord.web.DiscordSelf;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.bot.port.RoomKeeper.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.dv8tion.jda.api.requests.Route;

/**
 * Rooms are threads of the incidents channel: public ones, or private ones behind closed doors. Discord takes no mark along with a new
 * thread: it stands in the first message from then on. A thread of ours under a name we asked for, with no such message yet, is the one
 * whose answer was lost. Source: https://discord.com/developers/docs/topics/threads, read 2026-11-23.
 */
final class ThreadForm implements RoomForm {
    /** A week: Discord's longest. One that went quiet is opened again. */
    private static final int QUIET_AFTER_MINUTES = 10_080;

    private static final int ANNOUNCEMENTS = 5;
    private static final int THREAD_OF_ANNOUNCEMENTS = 10;
    private static final int PUBLIC = 11;
    private static final int PRIVATE = 12;
    private static final int NEWEST_ARCHIVED = 100;

    /** About a person, not about the room, which was found to be there just before. */
    private static final Set<String> NOT_THIS_ONE = Set.of("10007", "10013", "30033", "50001", "50035");

    private final DiscordSelf self;

    ThreadForm(DiscordSelf self) {
        this.self = self;
    }

    @Override
    public List<Standing> standing(DiscordCalls discord, Home home) {
        String parent = parent(home);
        String us = self.ask(discord).user();
        List<Standing> all = new ArrayList<>();
        for (JsonNode thread : discord.ask(Route.Guilds.LIST_ACTIVE_THREADS.compile(home.guild()))
                .path("threads")) {
            if (thread.path("parent_id").asText().equals(parent)) {
                all.add(Standing.of(thread, thread.path("owner_id").asText().equals(us)));
            }
        }
        Route.CompiledRoute archived = Route.Channels.LIST_PUBLIC_ARCHIVED_THREADS
                .compile(parent)
                .withQueryParams("limit", Integer.toString(NEWEST_ARCHIVED));
        discord.ask(archived).path("threads").forEach(thread -> all.add(Standing.of(thread, false)));
        return all;
    }

    @Override
    public boolean showsMarks() {
        return false;
    }

    @Override
    public boolean bears(DiscordCalls discord, Standing one, String mark) {
        return Headline.says(discord, one.id(), mark);
    }

    @Override
    public boolean bearsNone(DiscordCalls discord, Standing one) {
        return Headline.saysNothing(discord, one.id());
    }

    @Override
    public Standing make(DiscordCalls discord, Home home, Wanted wanted) {
        ObjectNode thread = JsonNodeFactory.instance
                .objectNode()
                .put("name", wanted.name())
                .put("auto_archive_duration", QUIET_AFTER_MINUTES);
        if (wanted.isClosed()) {
            thread.put("type", PRIVATE).put("invitable", false);
        } else {
            thread.put("type", isOfAnnouncements(discord, home) ? THREAD_OF_ANNOUNCEMENTS : PUBLIC);
        }
        return Standing.of(discord.ask(Route.Channels.CREATE_THREAD.compile(parent(home)), thread), true);
    }

    /** Such a channel has threads of its own kind, and no private ones. */
    static boolean isOfAnnouncements(DiscordCalls discord, Home home) {
        return discord.ask(Route.Channels.GET_CHANNEL.compile(parent(home)))
                        .path("type")
                        .asInt()
                == ANNOUNCEMENTS;
    }

    @Override
    public void topic(DiscordCalls discord, Room room, String topic) {
        // The headline says it.
    }

    @Override
    public void invite(DiscordCalls discord, Room room, String person) {
        try {
            discord.ask(Route.Channels.ADD_THREAD_MEMBER.compile(room.channel(), person));
        } catch (PlatformRefused refused) {
            if (!NOT_THIS_ONE.contains(refused.code())) {
                throw refused;
            }
        }
    }

    @Override
    public void archive(DiscordCalls discord, Room room) {
        JsonNode thread = discord.ask(Route.Channels.GET_CHANNEL.compile(room.channel()));
        if (isOver(thread)) {
            return;
        }
        if (isArchived(thread)) {
            // Of an archived thread nothing can be changed but that it is.
            set(discord, room.channel(), false);
        }
        set(discord, room.channel(), true);
    }

    @Override
    public boolean revive(DiscordCalls discord, Spot spot) {
        if (isOver(discord.ask(Route.Channels.GET_CHANNEL.compile(spot.channel())))) {
            return false;
        }
        set(discord, spot.channel(), false);
        return true;
    }

    /** Archived alone is one that went quiet, or was tidied away by somebody who may not close it for all. */
    @Override
    public boolean isOver(JsonNode channel) {
        return isArchived(channel)
                && channel.path("thread_metadata").path("locked").asBoolean();
    }

    private static boolean isArchived(JsonNode channel) {
        return channel.path("thread_metadata").path("archived").asBoolean();
    }

    private static void set(DiscordCalls discord, String thread, boolean archived) {
        discord.ask(
                Route.Channels.MODIFY_CHANNEL.compile(thread),
                JsonNodeFactory.instance.objectNode().put("archived", archived).put("locked", archived));
    }

    private static String parent(Home home) {
        return home.incidentsChannel().orElseThrow(() -> new PlatformRefused("no_incidents_channel"));
    }
}
