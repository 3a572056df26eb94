package io.sitrep.bot.discord.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.discord.render.DiscordLimits;
import io.sitrep.bot.discord.web.DiscordCalls;
import io.sitrep.bot.discord.web.DiscordSelf;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.bot.port.RoomKeeper.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.requests.Route;

/**
 * Rooms are channels beside the incidents channel, for those alone who are named where doors are closed. The mark stands in a
 * channel's topic from the moment it is made. Discord archives no channel: in one that is over nobody writes any more. Source:
 * https://discord.com/developers/docs/resources/channel and /resources/guild#create-guild-channel, read 2026-11-23.
 */
final class ChannelForm implements RoomForm {
    private static final String MARK = "Sitrep · ";
    private static final String BETWEEN = " · ";
    private static final int TEXT = 0;
    private static final int LONGEST_TOPIC = 1_024;
    private static final int OF_A_ROLE = 0;
    private static final int OF_A_PERSON = 1;
    private static final long LOOK = Permission.VIEW_CHANNEL.getRawValue();
    private static final long WORK = Permission.getRaw(
            Permission.VIEW_CHANNEL,
            Permission.MESSAGE_SEND,
            Permission.MESSAGE_EMBED_LINKS,
            Permission.MESSAGE_HISTORY);
    private static final long WRITE = Permission.getRaw(Permission.MESSAGE_SEND, Permission.MESSAGE_SEND_IN_THREADS);
    private static final Set<String> NOT_THIS_ONE = Set.of("10007", "10013", "10009", "30060", "50035");

    private final DiscordSelf self;

    ChannelForm(DiscordSelf self) {
        this.self = self;
    }

    @Override
    public List<Standing> standing(DiscordCalls discord, Home home) {
        List<Standing> all = new ArrayList<>();
        discord.ask(Route.Guilds.GET_CHANNELS.compile(home.guild()))
                .forEach(channel ->
                        all.add(Standing.of(channel, channel.path("type").asInt() == TEXT)));
        return all;
    }

    @Override
    public boolean showsMarks() {
        return true;
    }

    @Override
    public boolean bears(DiscordCalls discord, Standing one, String mark) {
        return one.topic().endsWith(MARK + mark);
    }

    /** Where its answer was lost its mark is there all the same. */
    @Override
    public boolean bearsNone(DiscordCalls discord, Standing one) {
        return false;
    }

    @Override
    public Standing make(DiscordCalls discord, Home home, Wanted wanted) {
        ObjectNode channel = JsonNodeFactory.instance
                .objectNode()
                .put("name", wanted.name())
                .put("type", TEXT)
                .put("topic", MARK + wanted.mark());
        category(discord, home).ifPresent(category -> channel.put("parent_id", category));
        if (wanted.isClosed()) {
            ArrayNode doors = channel.putArray("permission_overwrites");
            doors.add(overwrite(home.guild(), OF_A_ROLE, 0, LOOK));
            doors.add(overwrite(self.ask(discord).user(), OF_A_PERSON, WORK, 0));
        }
        return Standing.of(discord.ask(Route.Guilds.CREATE_CHANNEL.compile(home.guild()), channel), true);
    }

    private static Optional<String> category(DiscordCalls discord, Home home) {
        return home.incidentsChannel()
                .map(channel -> discord.ask(Route.Channels.GET_CHANNEL.compile(channel)))
                .map(channel -> channel.path("parent_id"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    /** Discord lets a channel's be changed twice in ten minutes; the headline says it at once. */
    @Override
    public void topic(DiscordCalls discord, Room room, String topic) {
        Route.CompiledRoute one = Route.Channels.GET_CHANNEL.compile(room.channel());
        String before = discord.ask(one).path("topic").asText("");
        int at = before.lastIndexOf(MARK);
        String mark = at < 0 ? "" : before.substring(at);
        int most = LONGEST_TOPIC - mark.length() - BETWEEN.length();
        String wanted = DiscordLimits.cut(topic, most) + BETWEEN + mark;
        if (wanted.equals(before)) {
            return;
        }
        discord.ask(
                Route.Channels.MODIFY_CHANNEL.compile(room.channel()),
                JsonNodeFactory.instance.objectNode().put("topic", wanted));
    }

    @Override
    public void invite(DiscordCalls discord, Room room, String person) {
        try {
            // Discord lets doors be opened for somebody who is not there, too.
            discord.ask(Route.Guilds.GET_MEMBER.compile(room.workspace(), person));
            put(discord, room.channel(), overwrite(person, OF_A_PERSON, LOOK, 0));
        } catch (PlatformRefused refused) {
            if (!NOT_THIS_ONE.contains(refused.code())) {
                throw refused;
            }
        }
    }

    @Override
    public void archive(DiscordCalls discord, Room room) {
        JsonNode channel = discord.ask(Route.Channels.GET_CHANNEL.compile(room.channel()));
        long allow = 0;
        long deny = 0;
        for (JsonNode there : channel.path("permission_overwrites")) {
            if (there.path("id").asText().equals(room.workspace())) {
                allow = there.path("allow").asLong();
                deny = there.path("deny").asLong();
            }
        }
        put(discord, room.channel(), overwrite(room.workspace(), OF_A_ROLE, allow & ~WRITE, deny | WRITE));
    }

    @Override
    public boolean revive(DiscordCalls discord, Spot spot) {
        return false;
    }

    @Override
    public boolean isOver(JsonNode channel) {
        return false;
    }

    private static void put(DiscordCalls discord, String channel, ObjectNode overwrite) {
        String whose = overwrite.path("id").asText();
        discord.ask(Route.Channels.MODIFY_PERM_OVERRIDE.compile(channel, whose), overwrite.without("id"));
    }

    private static ObjectNode overwrite(String whose, int type, long allow, long deny) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", whose)
                .put("type", type)
                .put("allow", Long.toString(allow))
                .put("deny", Long.toString(deny));
    }
}
