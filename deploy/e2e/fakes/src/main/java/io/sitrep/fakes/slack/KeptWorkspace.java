package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A workspace written down, and read back: its people, channels and messages. Not its groups and its tokens. */
public final class KeptWorkspace {
    private KeptWorkspace() {}

    public static JsonObject of(SlackWorkspace workspace) {
        synchronized (workspace) {
            JsonArray people = new JsonArray();
            workspace.people.values().forEach(person -> people.add(person(person)));
            JsonArray channels = new JsonArray();
            workspace.channels.values().forEach(channel -> channels.add(channel(channel)));
            return new JsonObject()
                    .put("counter", workspace.counter())
                    .put("people", people)
                    .put("channels", channels);
        }
    }

    /** What is in the workspace with the same ids gives way. */
    public static void into(SlackWorkspace workspace, JsonObject kept) {
        synchronized (workspace) {
            workspace.countFrom(kept.getLong("counter"));
            objects(kept, "people").forEach(person -> workspace.add(person(person)));
            objects(kept, "channels")
                    .map(KeptWorkspace::channel)
                    .forEach(channel -> workspace.channels.put(channel.id, channel));
        }
    }

    private static JsonObject person(SlackPerson person) {
        return new JsonObject()
                .put("id", person.id())
                .put("team", person.team())
                .put("name", person.name())
                .put("real_name", person.realName())
                .put("locale", person.locale())
                .put("zone", person.zone())
                .put(
                        "marks",
                        new JsonArray(person.marks().stream().map(Enum::name).toList()));
    }

    private static SlackPerson person(JsonObject kept) {
        Set<SlackPerson.Mark> marks = EnumSet.noneOf(SlackPerson.Mark.class);
        strings(kept, "marks").forEach(mark -> marks.add(SlackPerson.Mark.valueOf(mark)));
        return new SlackPerson(
                kept.getString("id"),
                kept.getString("team"),
                kept.getString("name"),
                kept.getString("real_name"),
                kept.getString("locale"),
                kept.getString("zone"),
                marks);
    }

    private static JsonObject channel(SlackChannel channel) {
        JsonArray messages = new JsonArray();
        channel.messages.forEach(message -> messages.add(new JsonObject()
                .put("ts", message.ts())
                .put("author", message.author())
                .put("only_for", message.onlyFor())
                .put("content", message.content())
                .put("edits", message.edits())));
        return new JsonObject()
                .put("id", channel.id)
                .put("name", channel.name)
                .put("creator", channel.creator)
                .put("private", channel.isPrivate)
                .put("archived", channel.archived)
                .put("topic", channel.topic)
                .put("purpose", channel.purpose)
                .put("members", new JsonArray(new ArrayList<>(channel.members)))
                .put("pins", new JsonArray(new ArrayList<>(channel.pins)))
                .put("bookmarks", new JsonArray(new ArrayList<>(channel.bookmarks)))
                .put("messages", messages);
    }

    private static SlackChannel channel(JsonObject kept) {
        SlackChannel channel = new SlackChannel(
                kept.getString("id"), kept.getString("name"), kept.getString("creator"), kept.getBoolean("private"));
        channel.archived = kept.getBoolean("archived");
        channel.topic = kept.getString("topic");
        channel.purpose = kept.getString("purpose");
        channel.members.addAll(strings(kept, "members"));
        channel.pins.addAll(strings(kept, "pins"));
        objects(kept, "bookmarks").forEach(channel.bookmarks::add);
        objects(kept, "messages")
                .forEach(message -> channel.messages.add(new SlackMessage(
                        channel.id,
                        message.getString("ts"),
                        message.getString("author"),
                        message.getString("only_for"),
                        message.getJsonObject("content"),
                        message.getInteger("edits"))));
        return channel;
    }

    private static Stream<JsonObject> objects(JsonObject kept, String name) {
        return kept.getJsonArray(name).stream().map(JsonObject.class::cast);
    }

    private static List<String> strings(JsonObject kept, String name) {
        return kept.getJsonArray(name).stream().map(String.class::cast).toList();
    }
}
