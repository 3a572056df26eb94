package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.stream.Stream;

/** Messages as they are shown. */
final class MessageView {
    private final DiscordWorld world;

    MessageView(DiscordWorld world) {
        this.world = world;
    }

    /** As an event shows it. */
    JsonObject inEvent(DiscordChannel channel, DiscordMessage message) {
        JsonObject event = json(message).mergeIn(DiscordWorld.inGuild(channel));
        if (!channel.guild.isEmpty() && world.guild(channel.guild).people.containsKey(message.author())) {
            JsonObject member = world.guild(channel.guild).member(message.author());
            member.remove("user");
            event.put("member", member);
        }
        return event;
    }

    /** As REST shows it, before it is seen to whether the app may read it. */
    JsonObject json(DiscordMessage message) {
        JsonObject content = message.content();
        JsonObject json = new JsonObject()
                .put("id", message.id())
                .put("channel_id", message.channel())
                .put("type", message.type())
                .put("content", message.text())
                .put("author", world.person(message.author()).json())
                .put("timestamp", content.getString("timestamp"))
                .put("edited_timestamp", content.getString("edited_timestamp"))
                .put("tts", false)
                .put("mention_everyone", message.notifies().contains("@everyone"))
                .put("mentions", mentioned(message))
                .put("mention_roles", new JsonArray())
                .put("attachments", new JsonArray())
                .put("embeds", content.getJsonArray("embeds", new JsonArray()))
                .put("components", content.getJsonArray("components", new JsonArray()))
                .put("reactions", reactions(message))
                .put("pinned", message.isPinned())
                .put("flags", content.getInteger("flags", 0));
        Stream.of("nonce", "message_reference", "application_id", "webhook_id", "interaction_metadata")
                .filter(content::containsKey)
                .forEach(name -> json.put(name, content.getValue(name)));
        if (world.channels.containsKey(message.id())) {
            json.put("thread", world.channel(message.id()).json(world.bot().id()));
        }
        return json;
    }

    private JsonArray mentioned(DiscordMessage message) {
        JsonArray all = new JsonArray();
        Set<String> known = Mentions.people(message.text());
        world.guilds.values().stream()
                .flatMap(guild -> guild.people.values().stream())
                .filter(person -> known.contains(person.id()))
                .distinct()
                .forEach(person -> all.add(person.json()));
        return all;
    }

    private JsonArray reactions(DiscordMessage message) {
        JsonArray all = new JsonArray();
        message.content().getJsonObject("reacted", new JsonObject()).forEach(each -> {
            JsonArray people = (JsonArray) each.getValue();
            if (!people.isEmpty()) {
                all.add(new JsonObject()
                        .put("emoji", new JsonObject().put("id", null).put("name", each.getKey()))
                        .put("count", people.size())
                        .put("me", people.contains(world.bot().id())));
            }
        });
        return all;
    }

    /** What an app that may not read what people write gets of a message: nothing of what others said. */
    JsonObject concealed(JsonObject message) {
        String author = message.getJsonObject("author", new JsonObject()).getString("id", "");
        DiscordChannel channel = world.channels.get(message.getString("channel_id"));
        boolean isReadable = author.equals(world.bot().id())
                || (channel != null && channel.type == DiscordChannel.DIRECT)
                || Mentions.people(message.getString("content", ""))
                        .contains(world.bot().id());
        return isReadable
                ? message
                : message.copy()
                        .put("content", "")
                        .put("embeds", new JsonArray())
                        .put("components", new JsonArray());
    }
}
