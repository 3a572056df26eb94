package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A channel of a workspace, as it stands. Changed under the workspace's lock alone; others get copies. */
public final class SlackChannel {
    final String id;
    final String creator;
    final boolean isPrivate;
    final Set<String> members = new LinkedHashSet<>();
    final List<SlackMessage> messages = new ArrayList<>();
    final Set<String> pins = new LinkedHashSet<>();
    final List<JsonObject> bookmarks = new ArrayList<>();
    String name;
    String topic = "";
    String purpose = "";
    boolean archived;

    SlackChannel(String id, String name, String creator, boolean isPrivate) {
        this.id = id;
        this.name = name;
        this.creator = creator;
        this.isPrivate = isPrivate;
        members.add(creator);
    }

    SlackChannel copy() {
        SlackChannel copy = new SlackChannel(id, name, creator, isPrivate);
        copy.members.addAll(members);
        copy.messages.addAll(messages);
        copy.pins.addAll(pins);
        bookmarks.forEach(bookmark -> copy.bookmarks.add(bookmark.copy()));
        copy.topic = topic;
        copy.purpose = purpose;
        copy.archived = archived;
        return copy;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String topic() {
        return topic;
    }

    public String purpose() {
        return purpose;
    }

    public boolean isPrivate() {
        return isPrivate;
    }

    public boolean isArchived() {
        return archived;
    }

    public Set<String> members() {
        return Set.copyOf(members);
    }

    /** Oldest first; what only one person sees, too. */
    public List<SlackMessage> messages() {
        return List.copyOf(messages);
    }

    /** The pinned messages' {@code ts}, oldest pin first. */
    public List<String> pins() {
        return List.copyOf(pins);
    }

    public List<JsonObject> bookmarks() {
        return List.copyOf(bookmarks);
    }

    JsonObject json(String reader) {
        return new JsonObject()
                .put("id", id)
                .put("name", name)
                .put("name_normalized", name)
                .put("creator", creator)
                .put("is_channel", true)
                .put("is_private", isPrivate)
                .put("is_archived", archived)
                .put("is_member", members.contains(reader))
                .put("topic", new JsonObject().put("value", topic))
                .put("purpose", new JsonObject().put("value", purpose));
    }
}
