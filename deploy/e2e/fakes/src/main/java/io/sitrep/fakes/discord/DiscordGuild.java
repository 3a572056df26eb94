package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The people, roles and channels of one guild; the bot is a member. */
public final class DiscordGuild {
    private final DiscordWorld world;
    private final String id;
    private final GuildView view;
    final Map<String, DiscordPerson> people = new LinkedHashMap<>();
    final Map<String, Set<String>> rolesOf = new LinkedHashMap<>();
    final Map<String, String> roles = new LinkedHashMap<>();
    private volatile boolean silent;

    DiscordGuild(DiscordWorld world, String id) {
        this.world = world;
        this.id = DiscordWorld.checkedId(id);
        this.view = new GuildView(world, this);
        roles.put(id, "@everyone");
        people.put(world.bot().id(), world.bot());
        rolesOf.put(world.bot().id(), new LinkedHashSet<>());
    }

    public String id() {
        return id;
    }

    public String name() {
        return "Guild " + id;
    }

    /** As in an outage: sessions that begin from now on are told its name, and never that it is there. */
    public void staysSilent(boolean isSo) {
        silent = isSo;
    }

    boolean isSilent() {
        return silent;
    }

    /** A member from here on; known already, they are as given now. */
    public DiscordGuild add(DiscordPerson person, String... theirRoles) {
        synchronized (world) {
            for (String role : theirRoles) {
                if (!roles.containsKey(role)) {
                    role(role, "Role " + role);
                }
            }
            boolean isNew = people.put(person.id(), person) == null;
            rolesOf.put(person.id(), new LinkedHashSet<>(List.of(theirRoles)));
            tell(isNew ? "GUILD_MEMBER_ADD" : "GUILD_MEMBER_UPDATE", member(person.id()));
            return this;
        }
    }

    public DiscordGuild role(String role, String name) {
        synchronized (world) {
            roles.put(DiscordWorld.checkedId(role), name);
            tell("GUILD_ROLE_CREATE", new JsonObject().put("role", view.role(role)));
            return this;
        }
    }

    /** No member any more. */
    public void leaves(String person) {
        synchronized (world) {
            rolesOf.remove(person);
            tell(
                    "GUILD_MEMBER_REMOVE",
                    new JsonObject().put("user", people.remove(person).json()));
        }
    }

    private void tell(String event, JsonObject data) {
        world.tell(event, data.put("guild_id", id));
    }

    /** A text channel that was there before, for everybody. */
    public DiscordGuild channel(String channelId, String name) {
        return with(DiscordChannel.TEXT, channelId, name, Map.of());
    }

    /** An announcement channel: its threads are of their own kind, and none is private. */
    public DiscordGuild announcements(String channelId, String name) {
        return with(DiscordChannel.ANNOUNCEMENTS, channelId, name, Map.of());
    }

    public DiscordGuild category(String channelId, String name) {
        return with(DiscordChannel.CATEGORY, channelId, name, Map.of());
    }

    /** A text channel that nobody sees but who is named; name the bot, too, where it may. */
    public DiscordGuild privateChannel(String channelId, String name, String... seenBy) {
        Map<String, JsonObject> overwrites = new LinkedHashMap<>();
        overwrites.put(id, overwrite(id, 0, 0, DiscordChannel.VIEW));
        for (String person : seenBy) {
            overwrites.put(person, overwrite(person, 1, DiscordChannel.VIEW, 0));
        }
        return with(DiscordChannel.TEXT, channelId, name, overwrites);
    }

    /** A public thread of somebody's, in a text channel. */
    public DiscordGuild thread(String person, String channelId, String name) {
        synchronized (world) {
            DiscordChannel thread = new DiscordChannel(
                    world.nextId(), id, DiscordChannel.PUBLIC_THREAD, world.channel(channelId).id, name, person);
            world.channels.put(thread.id, thread);
            world.tell("THREAD_CREATE", thread.json(world.bot().id()));
            return this;
        }
    }

    private DiscordGuild with(int type, String channelId, String name, Map<String, JsonObject> overwrites) {
        synchronized (world) {
            DiscordChannel channel = new DiscordChannel(DiscordWorld.checkedId(channelId), id, type, "", name, "1");
            channel.overwrites.putAll(overwrites);
            world.channels.put(channelId, channel);
            // A client that never heard of a channel passes over what is typed in it.
            if (world.isSeen(channel)) {
                world.tell("CHANNEL_CREATE", channel.json(world.bot().id()));
            }
            return this;
        }
    }

    static JsonObject overwrite(String whose, int type, long allow, long deny) {
        return new JsonObject()
                .put("id", whose)
                .put("type", type)
                .put("allow", Long.toString(allow))
                .put("deny", Long.toString(deny));
    }

    /** As they stand now; threads too, talks with one person not. */
    public List<DiscordChannel> channels() {
        synchronized (world) {
            return world.channelsOf(id).map(DiscordChannel::copy).toList();
        }
    }

    /** As it stands now; a thread too. */
    public Optional<DiscordChannel> channelNamed(String name) {
        return channels().stream().filter(channel -> channel.name.equals(name)).findFirst();
    }

    /** What stands in it, oldest first; what only one person sees, too. */
    public List<DiscordMessage> in(String channelId) {
        synchronized (world) {
            return List.copyOf(world.channel(channelId).messages);
        }
    }

    /** What the bot wrote to that person alone, in a talk of its own. */
    public List<DiscordMessage> direct(String person) {
        synchronized (world) {
            return world.talk(person).map(talk -> List.copyOf(talk.messages)).orElse(List.of());
        }
    }

    /** Somebody writes something. */
    public DiscordMessage writes(String person, String channelId, String text) {
        synchronized (world) {
            return world.post(world.channel(channelId), person, "", new JsonObject().put("content", text));
        }
    }

    /** A thread is closed by somebody. */
    public void archive(String channelId) {
        synchronized (world) {
            DiscordChannel thread = world.channel(channelId);
            thread.archived = true;
            world.tell("THREAD_UPDATE", thread.json(world.bot().id()));
        }
    }

    /** Somebody takes the channel away with all that is in it. */
    public void delete(String channelId) {
        synchronized (world) {
            world.remove(channelId);
        }
    }

    /** Everything but its people and roles is as new: channels other than these are gone, and these are empty. */
    public void forgetExcept(String... kept) {
        synchronized (world) {
            world.channels.values().stream()
                    .filter(each -> each.guild.equals(id) || each.guild.isEmpty())
                    .map(DiscordChannel::id)
                    .filter(each -> !List.of(kept).contains(each))
                    .toList()
                    .stream()
                    .filter(world.channels::containsKey)
                    .forEach(world::remove);
            world.channelsOf(id).forEach(channel -> {
                channel.messages.clear();
                channel.pins.clear();
                channel.archived = false;
            });
        }
    }

    JsonObject member(String person) {
        return view.member(person);
    }

    GuildView view() {
        return view;
    }
}
