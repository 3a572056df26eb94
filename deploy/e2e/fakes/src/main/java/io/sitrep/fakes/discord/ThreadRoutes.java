package io.sitrep.fakes.discord;

import io.sitrep.fakes.Answered;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** Threads. Source: docs.discord.com/developers/topics/threads and resources/channel, 2026-11. */
final class ThreadRoutes {
    private static final String MEMBER = " /channels/{channel}/thread-members/{user}";
    private static final int CREATED = 18;

    private final DiscordWorld world;

    ThreadRoutes(DiscordWorld world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.add("POST /channels/{channel}/messages/{message}/threads", this::fromMessage);
        routes.add("POST /channels/{channel}/threads", this::create);
        routes.add("GET /channels/{channel}/thread-members", this::members);
        routes.add("GET" + MEMBER, this::member);
        routes.add("PUT" + MEMBER, call -> join(call, true));
        routes.add("DELETE" + MEMBER, call -> join(call, false));
        routes.add("GET /guilds/{guild}/threads/active", this::active);
        routes.add("GET /channels/{channel}/threads/archived/public", call -> archived(call, false));
        routes.add("GET /channels/{channel}/threads/archived/private", call -> archived(call, true));
    }

    private DiscordChannel parent(Call call) {
        DiscordChannel parent = world.seen(call.at("channel"));
        if (parent.type != DiscordChannel.TEXT && parent.type != DiscordChannel.ANNOUNCEMENTS) {
            throw wrongKind();
        }
        return parent;
    }

    private static DiscordError wrongKind() {
        return DiscordError.of(400, 50_024, "Cannot execute action on this channel type");
    }

    /** What everybody sees in a channel of that kind. */
    private static int open(DiscordChannel parent) {
        return parent.type == DiscordChannel.ANNOUNCEMENTS
                ? DiscordChannel.ANNOUNCEMENTS_THREAD
                : DiscordChannel.PUBLIC_THREAD;
    }

    /** Its id is the message's. */
    private Answered fromMessage(Call call) {
        DiscordChannel parent = parent(call);
        DiscordMessage message = world.message(parent, call.at("message"));
        JsonObject body = call.json();
        ChannelCheck.newThread(body, true);
        if (world.channels.containsKey(message.id())) {
            throw DiscordError.of(400, 160_004, "A thread has already been created for this message");
        }
        return begin(parent, message.id(), open(parent), body);
    }

    /** A public one is told of in its channel. */
    private Answered create(Call call) {
        DiscordChannel parent = parent(call);
        JsonObject body = call.json();
        ChannelCheck.newThread(body, false);
        int type = body.getInteger("type", DiscordChannel.PRIVATE_THREAD);
        // An announcement channel has no private threads.
        if (type != open(parent) && (type != DiscordChannel.PRIVATE_THREAD || parent.type != DiscordChannel.TEXT)) {
            throw wrongKind();
        }
        String id = world.nextId();
        if (type == open(parent)) {
            world.post(
                    parent,
                    world.bot().id(),
                    "",
                    new JsonObject().put("type", CREATED).put("content", body.getString("name")));
        }
        return begin(parent, id, type, body);
    }

    private Answered begin(DiscordChannel parent, String id, int type, JsonObject body) {
        DiscordChannel thread = new DiscordChannel(
                id,
                parent.guild,
                type,
                parent.id,
                body.getString("name"),
                world.bot().id());
        thread.autoArchive = body.getInteger("auto_archive_duration", thread.autoArchive);
        thread.invitable = body.getBoolean("invitable", true);
        thread.members.add(world.bot().id());
        world.channels.put(id, thread);
        JsonObject shown = thread.json(world.bot().id());
        world.tell("THREAD_CREATE", shown.copy().put("newly_created", true));
        return Answered.json(201, shown);
    }

    private DiscordChannel thread(Call call) {
        DiscordChannel thread = world.seen(call.at("channel"));
        if (!thread.isThread()) {
            throw wrongKind();
        }
        return thread;
    }

    private String user(Call call) {
        return call.at("user").equals("@me") ? world.bot().id() : call.at("user");
    }

    private Answered members(Call call) {
        DiscordChannel thread = thread(call);
        return Call.ok(Json.array(thread.members.stream().map(thread::member).toList()));
    }

    private Answered member(Call call) {
        DiscordChannel thread = thread(call);
        if (!thread.members.contains(user(call))) {
            throw DiscordError.of(404, 10_007, "Unknown Member");
        }
        return Call.ok(thread.member(user(call)));
    }

    private Answered join(Call call, boolean joins) {
        DiscordChannel thread = thread(call);
        String user = user(call);
        if (thread.archived) {
            throw DiscordError.archived();
        }
        if (joins) {
            world.guild(thread.guild).member(user);
            thread.members.add(user);
        } else {
            thread.members.remove(user);
        }
        JsonObject event = new JsonObject()
                .put("id", thread.id)
                .put("guild_id", thread.guild)
                .put("member_count", thread.members.size());
        world.tell(
                "THREAD_MEMBERS_UPDATE",
                joins
                        ? event.put(
                                "added_members",
                                new JsonArray()
                                        .add(thread.member(user)
                                                .put(
                                                        "member",
                                                        world.guild(thread.guild)
                                                                .member(user))))
                        : event.put("removed_member_ids", new JsonArray().add(user)));
        return Call.done();
    }

    private Answered active(Call call) {
        String guild = world.guild(call.at("guild")).id();
        return Call.ok(listed(
                world.channelsOf(guild).filter(each -> each.isThread() && !each.archived && world.isSeen(each))));
    }

    private Answered archived(Call call, boolean isPrivate) {
        DiscordChannel parent = parent(call);
        int type = isPrivate ? DiscordChannel.PRIVATE_THREAD : open(parent);
        int limit = call.limit(50, 100);
        List<DiscordChannel> all = world.channelsOf(parent.guild)
                .filter(each -> each.type == type && each.archived && each.parent.equals(parent.id))
                .toList();
        return Call.ok(listed(all.stream().limit(limit)).put("has_more", all.size() > limit));
    }

    private JsonObject listed(Stream<DiscordChannel> threads) {
        String bot = world.bot().id();
        List<DiscordChannel> all = threads.toList();
        return new JsonObject()
                .put(
                        "threads",
                        Json.array(all.stream().map(each -> each.json(bot)).toList()))
                .put(
                        "members",
                        Json.array(all.stream()
                                .filter(each -> each.members.contains(bot))
                                .map(each -> each.member(bot))
                                .toList()));
    }
}
