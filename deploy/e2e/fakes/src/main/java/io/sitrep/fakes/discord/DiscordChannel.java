package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A channel, a category, a thread or a talk with one person, as it stands. Changed under the world's lock alone; others get copies. */
public final class DiscordChannel {
    static final int TEXT = 0;
    static final int DIRECT = 1;
    static final int CATEGORY = 4;
    static final int ANNOUNCEMENTS = 5;
    static final int ANNOUNCEMENTS_THREAD = 10;
    static final int PUBLIC_THREAD = 11;
    static final int PRIVATE_THREAD = 12;
    static final long VIEW = 1L << 10;

    final String id;
    final String guild;
    final int type;
    final String owner;
    final Set<String> members = new LinkedHashSet<>();
    final List<DiscordMessage> messages = new ArrayList<>();
    final List<String> pins = new ArrayList<>();
    final Map<String, JsonObject> overwrites = new LinkedHashMap<>();
    String parent;
    String name;
    String topic = "";
    boolean archived;
    boolean locked;
    boolean invitable;
    int autoArchive = 4_320;

    DiscordChannel(String id, String guild, int type, String parent, String name, String owner) {
        this.id = id;
        this.guild = guild;
        this.type = type;
        this.parent = parent;
        this.name = name;
        this.owner = owner;
    }

    DiscordChannel copy() {
        DiscordChannel now = new DiscordChannel(id, guild, type, parent, name, owner);
        now.members.addAll(members);
        now.messages.addAll(messages);
        now.pins.addAll(pins);
        overwrites.forEach((whose, overwrite) -> now.overwrites.put(whose, overwrite.copy()));
        now.topic = topic;
        now.archived = archived;
        now.locked = locked;
        now.invitable = invitable;
        now.autoArchive = autoArchive;
        return now;
    }

    public String id() {
        return id;
    }

    /** The guild's id; empty for a talk with one person. */
    public String guild() {
        return guild;
    }

    public String name() {
        return name;
    }

    public String topic() {
        return topic;
    }

    /** The category's or, of a thread, the channel's id; empty when there is none. */
    public String parent() {
        return parent;
    }

    public boolean isThread() {
        return type == ANNOUNCEMENTS_THREAD || type == PUBLIC_THREAD || type == PRIVATE_THREAD;
    }

    /** A thread for its members, or a channel that not everybody sees. */
    public boolean isPrivate() {
        return type == PRIVATE_THREAD || type == DIRECT || denies(guild);
    }

    public boolean isArchived() {
        return archived;
    }

    public boolean isLocked() {
        return locked;
    }

    /** Who is in a thread; of a channel, who was let in by name. */
    public Set<String> members() {
        Set<String> all = new LinkedHashSet<>(members);
        overwrites.values().stream()
                .filter(each -> each.getInteger("type") == 1 && bits(each, "allow", VIEW))
                .forEach(each -> all.add(each.getString("id")));
        return all;
    }

    /** Oldest first; what only one person sees, too. */
    public List<DiscordMessage> messages() {
        return List.copyOf(messages);
    }

    /** The pinned messages' ids, oldest pin first. */
    public List<String> pins() {
        return List.copyOf(pins);
    }

    /** {@code {"id","type","allow","deny"}} */
    public List<JsonObject> overwrites() {
        return List.copyOf(overwrites.values());
    }

    boolean denies(String whose) {
        return overwrites.containsKey(whose) && bits(overwrites.get(whose), "deny", VIEW);
    }

    boolean allows(String whose) {
        return overwrites.containsKey(whose) && bits(overwrites.get(whose), "allow", VIEW);
    }

    private static boolean bits(JsonObject overwrite, String which, long bit) {
        return (Long.parseLong(overwrite.getString(which)) & bit) != 0;
    }

    JsonObject json(String reader) {
        JsonObject json = new JsonObject()
                .put("id", id)
                .put("type", type)
                .put(
                        "last_message_id",
                        messages.isEmpty()
                                ? null
                                : messages.get(messages.size() - 1).id())
                .put("flags", 0);
        if (!guild.isEmpty()) {
            json.put("guild_id", guild).put("name", name).put("parent_id", parent.isEmpty() ? null : parent);
        }
        if (isThread()) {
            thread(json, reader);
        } else if (!guild.isEmpty()) {
            json.put("topic", topic.isEmpty() ? null : topic)
                    .put("position", 0)
                    .put("nsfw", false)
                    .put("rate_limit_per_user", 0)
                    .put("permission_overwrites", Json.array(overwrites.values()));
        }
        return json;
    }

    private void thread(JsonObject json, String reader) {
        JsonObject metadata = new JsonObject()
                .put("archived", archived)
                .put("locked", locked)
                .put("auto_archive_duration", autoArchive)
                .put("archive_timestamp", "2026-11-01T00:00:00.000000+00:00")
                .put("create_timestamp", "2026-11-01T00:00:00.000000+00:00");
        if (type == PRIVATE_THREAD) {
            metadata.put("invitable", invitable);
        }
        json.put("owner_id", owner)
                .put("rate_limit_per_user", 0)
                .put("message_count", messages.size())
                .put("total_message_sent", messages.size())
                .put("member_count", Math.min(50, members.size()))
                .put("thread_metadata", metadata);
        if (members.contains(reader)) {
            json.put("member", member(reader));
        }
    }

    JsonObject member(String person) {
        return new JsonObject()
                .put("id", id)
                .put("user_id", person)
                .put("join_timestamp", "2026-11-01T00:00:00.000000+00:00")
                .put("flags", 0);
    }
}
