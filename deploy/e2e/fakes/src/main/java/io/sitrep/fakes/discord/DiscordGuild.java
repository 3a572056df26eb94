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
    final Map<String, DiscordPerson> people = new LinkedHashMap<>();
    final Map<String, Set<String>> rolesOf = new LinkedHashMap<>();
    final Map<String, String> roles = new LinkedHashMap<>();

    DiscordGuild(DiscordWorld world, String id) {
        this.world = world;
        this.id = DiscordWorld.checkedId(id);
        roles.put(id, "@everyone");
        add(world.bot());
    }

    public String id() {
        return id;
    }

    public String name() {
        return "Guild " + id;
    }

    /** A member from here on; known already, they are as given now. */
    public DiscordGuild add(DiscordPerson person, String... theirRoles) {
        synchronized (world) {
            for (String role : theirRoles) {
                roles.putIfAbsent(DiscordWorld.checkedId(role), "Role " + role);
            }
            people.put(person.id(), person);
            rolesOf.put(person.id(), new LinkedHashSet<>(List.of(theirRoles)));
            return this;
        }
    }

    public DiscordGuild role(String role, String name) {
        synchronized (world) {
            roles.put(DiscordWorld.checkedId(role), name);
            return this;
        }
    }

    /** No member any more. */
    public void leaves(String person) {
        synchronized (world) {
            people.remove(person);
            rolesOf.remove(person);
        }
    }

    /** A text channel that was there before, for everybody. */
    public DiscordGuild channel(String channelId, String name) {
        return with(DiscordChannel.TEXT, channelId, name);
    }

    public DiscordGuild category(String channelId, String name) {
        return with(DiscordChannel.CATEGORY, channelId, name);
    }

    /** A text channel that nobody sees but who is named; name the bot, too, where it may. */
    public DiscordGuild privateChannel(String channelId, String name, String... seenBy) {
        synchronized (world) {
            with(DiscordChannel.TEXT, channelId, name);
            DiscordChannel channel = world.channel(channelId);
            channel.overwrites.put(id, overwrite(id, 0, 0, DiscordChannel.VIEW));
            for (String person : seenBy) {
                channel.overwrites.put(person, overwrite(person, 1, DiscordChannel.VIEW, 0));
            }
            return this;
        }
    }

    /** A public thread of somebody's, in a text channel. */
    public DiscordGuild thread(String person, String channelId, String name) {
        synchronized (world) {
            DiscordChannel thread = new DiscordChannel(
                    world.nextId(), id, DiscordChannel.PUBLIC_THREAD, world.channel(channelId).id, name, person);
            world.channels.put(thread.id, thread);
            return this;
        }
    }

    private DiscordGuild with(int type, String channelId, String name) {
        synchronized (world) {
            world.channels.put(
                    DiscordWorld.checkedId(channelId), new DiscordChannel(channelId, id, type, "", name, "1"));
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
            world.channels
                    .values()
                    .removeIf(each -> (each.guild.equals(id) || each.guild.isEmpty())
                            && !List.of(kept).contains(each.id));
            world.channelsOf(id).forEach(channel -> {
                channel.messages.clear();
                channel.pins.clear();
                channel.archived = false;
            });
        }
    }

    JsonObject member(String person) {
        DiscordPerson found = people.get(person);
        if (found == null) {
            throw DiscordError.of(404, 10_007, "Unknown Member");
        }
        return new JsonObject()
                .put("user", found.json())
                .put("nick", null)
                .put("avatar", null)
                .put("roles", Json.array(rolesOf.get(person)))
                .put("joined_at", "2026-01-01T00:00:00.000000+00:00")
                .put("deaf", false)
                .put("mute", false)
                .put("flags", 0)
                .put("pending", found.is(DiscordPerson.Mark.PENDING));
    }

    List<JsonObject> rolesJson() {
        return roles.entrySet().stream()
                .map(role -> new JsonObject()
                        .put("id", role.getKey())
                        .put("name", role.getValue())
                        .put("color", 0)
                        .put(
                                "colors",
                                new JsonObject()
                                        .put("primary_color", 0)
                                        .put("secondary_color", null)
                                        .put("tertiary_color", null))
                        .put("hoist", false)
                        .put("position", role.getKey().equals(id) ? 0 : 1)
                        .put("permissions", "2248473465835073")
                        .put("managed", false)
                        .put("mentionable", false)
                        .put("flags", 0))
                .toList();
    }

    JsonObject head() {
        return new JsonObject()
                .put("id", id)
                .put("name", name())
                .put("icon", null)
                .put("owner_id", "1")
                .put("preferred_locale", "en-US")
                .put("afk_timeout", 300)
                .put("afk_channel_id", null)
                .put("system_channel_id", null)
                .put("mfa_level", 0)
                .put("verification_level", 1)
                .put("default_message_notifications", 1)
                .put("explicit_content_filter", 0)
                .put("nsfw_level", 0)
                .put("premium_tier", 0)
                .put("premium_progress_bar_enabled", false)
                .put("features", Json.array(List.of()))
                .put("roles", Json.array(rolesJson()));
    }

    /** As {@code GUILD_CREATE} shows it. */
    JsonObject whole() {
        String bot = world.bot().id();
        List<DiscordChannel> all = world.channelsOf(id).filter(world::isSeen).toList();
        return head().put("unavailable", false)
                .put("large", false)
                .put("joined_at", "2026-01-01T00:00:00.000000+00:00")
                .put("member_count", people.size())
                .put("members", Json.array(List.of(member(bot))))
                .put(
                        "channels",
                        Json.array(all.stream()
                                .filter(each -> !each.isThread())
                                .map(each -> each.json(bot))
                                .toList()))
                .put(
                        "threads",
                        Json.array(all.stream()
                                .filter(each -> each.isThread() && !each.archived)
                                .map(each -> each.json(bot))
                                .toList()))
                .put("voice_states", Json.array(List.of()))
                .put("presences", Json.array(List.of()))
                .put("emojis", Json.array(List.of()))
                .put("stickers", Json.array(List.of()))
                .put("stage_instances", Json.array(List.of()))
                .put("soundboard_sounds", Json.array(List.of()))
                .put("guild_scheduled_events", Json.array(List.of()));
    }
}
