package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All that Discord keeps. Its lock is the one lock of the fake: whoever reads or changes anything of it holds it. */
final class DiscordWorld {
    /** Who hears of what happens: the gateway. */
    interface News {
        void tell(String type, JsonObject data);
    }

    private static final long EPOCH = 1_420_070_400_000L;
    private static final int PIN_ADDED = 6;

    final Map<String, DiscordGuild> guilds = new LinkedHashMap<>();
    final Map<String, DiscordChannel> channels = new LinkedHashMap<>();
    private final Map<String, String> nonces = new LinkedHashMap<>();
    private final Clock clock;
    private final DiscordPerson bot;
    private News news = (type, data) -> {};
    private boolean showsContent = true;
    private long counter;

    DiscordWorld(Clock clock, DiscordPerson bot) {
        this.clock = clock;
        this.bot = bot;
    }

    static String checkedId(String id) {
        if (!id.matches("\\d{1,19}")) {
            throw new IllegalArgumentException("Discord's ids are numbers: " + id);
        }
        return id;
    }

    DiscordPerson bot() {
        return bot;
    }

    Clock clock() {
        return clock;
    }

    void news(News next) {
        news = next;
    }

    /** Whether the application may read what people write. */
    void showsContent(boolean shows) {
        showsContent = shows;
    }

    boolean showsContent() {
        return showsContent;
    }

    void tell(String type, JsonObject data) {
        news.tell(type, data);
    }

    String nextId() {
        return Long.toString(((clock.millis() - EPOCH) << 22) + ++counter);
    }

    String now() {
        return clock.instant().toString();
    }

    DiscordGuild guild(String id) {
        DiscordGuild guild = guilds.get(id);
        if (guild == null) {
            throw DiscordError.of(404, 10_004, "Unknown Guild");
        }
        return guild;
    }

    DiscordChannel channel(String id) {
        DiscordChannel channel = channels.get(id);
        if (channel == null) {
            throw DiscordError.unknownChannel();
        }
        return channel;
    }

    Stream<DiscordChannel> channelsOf(String guild) {
        return channels.values().stream().filter(each -> each.guild.equals(guild));
    }

    /** The bot's talk with that person, if there is one. */
    Optional<DiscordChannel> talk(String person) {
        return channels.values().stream()
                .filter(each -> each.type == DiscordChannel.DIRECT && each.members.contains(person))
                .findFirst();
    }

    /** By the bot. */
    boolean isSeen(DiscordChannel channel) {
        if (channel.isThread()) {
            return channel.type == DiscordChannel.PUBLIC_THREAD
                    ? isSeen(channel(channel.parent))
                    : channel.members.contains(bot.id());
        }
        return channel.allows(bot.id()) || !(channel.denies(channel.guild) || channel.denies(bot.id()));
    }

    /** @throws DiscordError where the bot can't look */
    DiscordChannel seen(String id) {
        DiscordChannel channel = channel(id);
        if (!isSeen(channel)) {
            throw DiscordError.missingAccess();
        }
        return channel;
    }

    DiscordPerson person(String id) {
        return guilds.values().stream()
                .flatMap(guild -> guild.people.values().stream())
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> DiscordError.of(404, 10_013, "Unknown User"));
    }

    int indexOf(DiscordChannel channel, String message) {
        for (int i = 0; i < channel.messages.size(); i++) {
            if (channel.messages.get(i).id().equals(message)) {
                return i;
            }
        }
        throw DiscordError.unknownMessage();
    }

    DiscordMessage message(DiscordChannel channel, String id) {
        return channel.messages.get(indexOf(channel, id));
    }

    /** @param onlyFor the one who sees it; empty for everybody */
    DiscordMessage post(DiscordChannel channel, String author, String onlyFor, JsonObject content) {
        String nonce = author + " " + channel.id + " " + content.getValue("nonce");
        Optional<DiscordMessage> same = channel.messages.stream()
                .filter(each -> content.getBoolean("enforce_nonce", false))
                .filter(each -> each.id().equals(nonces.get(nonce)))
                .findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        JsonObject kept = content.copy().put("timestamp", now());
        kept.remove("allowed_mentions");
        kept.remove("enforce_nonce");
        DiscordMessage message =
                new DiscordMessage(channel.id, nextId(), author, onlyFor, kept, Mentions.notified(content), 0);
        channel.messages.add(message);
        if (content.getBoolean("enforce_nonce", false)) {
            nonces.put(nonce, message.id());
        }
        if (onlyFor.isEmpty()) {
            tell("MESSAGE_CREATE", inEvent(channel, message));
        }
        return message;
    }

    DiscordMessage replace(DiscordChannel channel, DiscordMessage next) {
        channel.messages.set(indexOf(channel, next.id()), next);
        if (next.onlyFor().isEmpty()) {
            tell("MESSAGE_UPDATE", inEvent(channel, next));
        }
        return next;
    }

    void remove(DiscordChannel channel, DiscordMessage message) {
        channel.messages.remove(indexOf(channel, message.id()));
        channel.pins.remove(message.id());
        if (message.onlyFor().isEmpty()) {
            tell(
                    "MESSAGE_DELETE",
                    new JsonObject()
                            .put("id", message.id())
                            .put("channel_id", channel.id)
                            .mergeIn(inGuild(channel)));
        }
    }

    /** With the threads below it. */
    void remove(String channelId) {
        DiscordChannel gone = channel(channelId);
        List<String> below = channels.values().stream()
                .filter(each -> each.isThread() && each.parent.equals(channelId))
                .map(each -> each.id)
                .toList();
        below.forEach(channels::remove);
        channels.remove(channelId);
        tell(gone.isThread() ? "THREAD_DELETE" : "CHANNEL_DELETE", gone.json(bot.id()));
    }

    void pin(DiscordChannel channel, DiscordMessage message, String by) {
        if (!channel.pins.contains(message.id())) {
            channel.pins.add(message.id());
            replace(
                    channel,
                    message.with(message.content().copy().put("pinned", true), message.notifies(), message.edits()));
            post(channel, by, "", new JsonObject().put("type", PIN_ADDED).put("content", ""));
            pinsChanged(channel);
        }
    }

    void unpin(DiscordChannel channel, DiscordMessage message) {
        if (channel.pins.remove(message.id())) {
            replace(
                    channel,
                    message.with(message.content().copy().put("pinned", false), message.notifies(), message.edits()));
            pinsChanged(channel);
        }
    }

    private void pinsChanged(DiscordChannel channel) {
        tell(
                "CHANNEL_PINS_UPDATE",
                new JsonObject().put("channel_id", channel.id).mergeIn(inGuild(channel)));
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
                indexOf(channel, message.id()), message.with(content, message.notifies(), message.edits()));
        JsonObject event = new JsonObject()
                .put("user_id", person)
                .put("channel_id", channel.id)
                .put("message_id", message.id())
                .put("emoji", new JsonObject().put("id", null).put("name", emoji))
                .put("burst", false)
                .put("type", 0)
                .mergeIn(inGuild(channel));
        if (adds && !channel.guild.isEmpty()) {
            event.put("member", guild(channel.guild).member(person)).put("message_author_id", message.author());
        }
        tell(adds ? "MESSAGE_REACTION_ADD" : "MESSAGE_REACTION_REMOVE", event);
    }

    static JsonObject inGuild(DiscordChannel channel) {
        return channel.guild.isEmpty() ? new JsonObject() : new JsonObject().put("guild_id", channel.guild);
    }

    private JsonObject inEvent(DiscordChannel channel, DiscordMessage message) {
        JsonObject event = json(message).mergeIn(inGuild(channel));
        if (!channel.guild.isEmpty() && guild(channel.guild).people.containsKey(message.author())) {
            JsonObject member = guild(channel.guild).member(message.author());
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
                .put("author", person(message.author()).json())
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
        if (channels.containsKey(message.id())) {
            json.put("thread", channel(message.id()).json(bot.id()));
        }
        return json;
    }

    private JsonArray mentioned(DiscordMessage message) {
        JsonArray all = new JsonArray();
        Set<String> known = Mentions.people(message.text());
        guilds.values().stream()
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
                        .put("me", people.contains(bot.id())));
            }
        });
        return all;
    }

    /** What an app that may not read what people write gets of a message: nothing of what others said. */
    JsonObject concealed(JsonObject message) {
        String author = message.getJsonObject("author", new JsonObject()).getString("id", "");
        DiscordChannel channel = channels.get(message.getString("channel_id"));
        boolean isReadable = author.equals(bot.id())
                || (channel != null && channel.type == DiscordChannel.DIRECT)
                || Mentions.people(message.getString("content", "")).contains(bot.id());
        return isReadable
                ? message
                : message.copy()
                        .put("content", "")
                        .put("embeds", new JsonArray())
                        .put("components", new JsonArray());
    }
}
