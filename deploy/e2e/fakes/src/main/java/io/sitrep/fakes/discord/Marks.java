package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Pins and reactions: what people put on a message. */
final class Marks {
    private static final int PIN_ADDED = 6;

    private final DiscordWorld world;

    Marks(DiscordWorld world) {
        this.world = world;
    }

    void pin(DiscordChannel channel, DiscordMessage message, String by) {
        if (!channel.pins.contains(message.id())) {
            channel.pins.add(message.id());
            world.replace(
                    channel,
                    message.with(message.content().copy().put("pinned", true), message.notifies(), message.edits()));
            world.post(channel, by, "", new JsonObject().put("type", PIN_ADDED).put("content", ""));
            pinsChanged(channel);
        }
    }

    void unpin(DiscordChannel channel, DiscordMessage message) {
        if (channel.pins.remove(message.id())) {
            world.replace(
                    channel,
                    message.with(message.content().copy().put("pinned", false), message.notifies(), message.edits()));
            pinsChanged(channel);
        }
    }

    private void pinsChanged(DiscordChannel channel) {
        world.tell(
                "CHANNEL_PINS_UPDATE",
                new JsonObject().put("channel_id", channel.id).mergeIn(DiscordWorld.inGuild(channel)));
    }

    void react(DiscordChannel channel, DiscordMessage message, String emoji, String person, boolean adds) {
        JsonObject reacted =
                message.content().getJsonObject("reacted", new JsonObject()).copy();
        JsonArray people = reacted.getJsonArray(emoji, new JsonArray());
        boolean changes = adds != people.contains(person);
        if (!changes) {
            return;
        }
        if (adds) {
            people.add(person);
        } else {
            people.remove(person);
        }
        reacted.put(emoji, people);
        JsonObject content = message.content().copy().put("reacted", reacted);
        channel.messages.set(
                world.indexOf(channel, message.id()), message.with(content, message.notifies(), message.edits()));
        JsonObject event = new JsonObject()
                .put("user_id", person)
                .put("channel_id", channel.id)
                .put("message_id", message.id())
                .put("emoji", new JsonObject().put("id", null).put("name", emoji))
                .put("burst", false)
                .put("type", 0)
                .mergeIn(DiscordWorld.inGuild(channel));
        if (adds && !channel.guild.isEmpty()) {
            event.put("member", world.guild(channel.guild).member(person)).put("message_author_id", message.author());
        }
        world.tell(adds ? "MESSAGE_REACTION_ADD" : "MESSAGE_REACTION_REMOVE", event);
    }
}
