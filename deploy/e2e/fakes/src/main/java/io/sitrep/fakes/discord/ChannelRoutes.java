package io.sitrep.fakes.discord;

import io.sitrep.fakes.Answered;
import io.vertx.core.json.JsonObject;

/** Channels of guilds. Source: docs.discord.com/developers/resources/channel and /guild, 2026-11. */
final class ChannelRoutes {
    private static final int CHANNELS = 500;
    private static final int IN_A_CATEGORY = 50;

    private final DiscordWorld world;

    ChannelRoutes(DiscordWorld world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.add("POST /guilds/{guild}/channels", this::create);
        routes.add("GET /guilds/{guild}/channels", this::list);
        routes.add("GET /channels/{channel}", call -> Call.ok(shown(world.seen(call.at("channel")))));
        routes.add("PATCH /channels/{channel}", this::edit);
        routes.add("DELETE /channels/{channel}", this::delete);
        routes.add("PUT /channels/{channel}/permissions/{whose}", this::allow);
        routes.add("DELETE /channels/{channel}/permissions/{whose}", this::forget);
    }

    private JsonObject shown(DiscordChannel channel) {
        return channel.json(world.bot().id());
    }

    private Answered list(Call call) {
        String guild = world.guild(call.at("guild")).id();
        return Call.ok(Json.array(world.channelsOf(guild)
                .filter(channel -> !channel.isThread())
                .map(this::shown)
                .toList()));
    }

    private Answered create(Call call) {
        String guild = world.guild(call.at("guild")).id();
        JsonObject body = call.json();
        ChannelCheck.channel(body, true);
        String parent = body.getString("parent_id", "");
        hasRoom(guild, parent == null ? "" : parent);
        int type = body.getInteger("type", DiscordChannel.TEXT);
        String name = body.getString("name");
        DiscordChannel channel = new DiscordChannel(
                world.nextId(),
                guild,
                type,
                parent == null ? "" : parent,
                type == DiscordChannel.TEXT ? ChannelCheck.kept(name) : name,
                world.bot().id());
        change(channel, body);
        world.channels.put(channel.id, channel);
        world.tell("CHANNEL_CREATE", shown(channel));
        return Answered.json(201, shown(channel));
    }

    private void hasRoom(String guild, String parent) {
        FormErrors errors = new FormErrors();
        if (!parent.isEmpty()) {
            DiscordChannel category = world.channels.get(parent);
            if (category == null || category.type != DiscordChannel.CATEGORY || !category.guild.equals(guild)) {
                errors.add("parent_id", "CHANNEL_PARENT_INVALID", "Category does not exist");
            } else if (world.channelsOf(guild)
                            .filter(each -> each.parent.equals(parent))
                            .count()
                    >= IN_A_CATEGORY) {
                errors.add(
                        "parent_id",
                        "CHANNEL_PARENT_MAX_CHANNELS",
                        "Maximum number of channels in category reached (50)");
            }
        }
        errors.refuse();
        if (world.channelsOf(guild).filter(each -> !each.isThread()).count() >= CHANNELS) {
            throw DiscordError.of(400, 30_013, "Maximum number of guild channels reached (500)");
        }
    }

    private void change(DiscordChannel channel, JsonObject by) {
        if (by.containsKey("topic")) {
            channel.topic = by.getString("topic") == null ? "" : by.getString("topic");
        }
        if (by.containsKey("permission_overwrites")) {
            channel.overwrites.clear();
            Json.objects(by, "permission_overwrites").forEach(each -> put(channel, each.getString("id"), each));
        }
    }

    private static void put(DiscordChannel channel, String whose, JsonObject overwrite) {
        channel.overwrites.put(
                whose,
                new JsonObject()
                        .put("id", whose)
                        .put("type", overwrite.getInteger("type"))
                        .put("allow", String.valueOf(overwrite.getValue("allow", "0")))
                        .put("deny", String.valueOf(overwrite.getValue("deny", "0"))));
    }

    private Answered edit(Call call) {
        DiscordChannel channel = world.seen(call.at("channel"));
        JsonObject body = call.json(1);
        if (channel.isThread()) {
            editThread(channel, Json.plain(body, 0));
        } else {
            ChannelCheck.channel(body, false);
            if (body.containsKey("parent_id")) {
                String parent = body.getString("parent_id") == null ? "" : body.getString("parent_id");
                hasRoom(channel.guild, parent);
                channel.parent = parent;
            }
            channel.name = body.getValue("name") != null ? ChannelCheck.kept(body.getString("name")) : channel.name;
            change(channel, body);
            world.tell("CHANNEL_UPDATE", shown(channel));
        }
        return Call.ok(shown(channel));
    }

    /** Of a thread that is archived nothing changes but that it is. */
    private void editThread(DiscordChannel thread, JsonObject by) {
        ChannelCheck.thread(by);
        boolean opens = Boolean.FALSE.equals(by.getBoolean("archived"));
        if (thread.archived && !opens) {
            throw DiscordError.archived();
        }
        thread.archived = by.getBoolean("archived", thread.archived);
        thread.locked = by.getBoolean("locked", thread.locked);
        thread.name = by.getString("name", thread.name);
        thread.autoArchive = by.getInteger("auto_archive_duration", thread.autoArchive);
        thread.invitable = by.getBoolean("invitable", thread.invitable);
        world.tell("THREAD_UPDATE", shown(thread));
    }

    private Answered delete(Call call) {
        DiscordChannel channel = world.seen(call.at("channel"));
        if (!channel.guild.isEmpty()) {
            world.remove(channel.id);
        }
        return Call.ok(shown(channel));
    }

    private Answered allow(Call call) {
        DiscordChannel channel = world.seen(call.at("channel"));
        JsonObject body = call.json();
        ChannelCheck.overwrite(body);
        isNoThread(channel);
        put(channel, call.at("whose"), body);
        world.tell("CHANNEL_UPDATE", shown(channel));
        return Call.done();
    }

    private Answered forget(Call call) {
        DiscordChannel channel = world.seen(call.at("channel"));
        isNoThread(channel);
        channel.overwrites.remove(call.at("whose"));
        world.tell("CHANNEL_UPDATE", shown(channel));
        return Call.done();
    }

    private static void isNoThread(DiscordChannel channel) {
        if (channel.isThread() || channel.guild.isEmpty()) {
            throw DiscordError.of(400, 50_024, "Cannot execute action on this channel type");
        }
    }
}
