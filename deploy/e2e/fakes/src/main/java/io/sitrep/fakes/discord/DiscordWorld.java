package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All that Discord keeps. Its lock is the one lock of the fake: whoever reads or changes anything of it holds it. */
final class DiscordWorld {
    /** Who hears of what happens: the gateway. */
    interface News {
        void tell(String type, JsonObject data);
    }

    private static final long EPOCH = 1_420_070_400_000L;

    final Map<String, DiscordGuild> guilds = new LinkedHashMap<>();
    final Map<String, DiscordChannel> channels = new LinkedHashMap<>();
    private final Map<String, String> nonces = new LinkedHashMap<>();
    private final MessageView view = new MessageView(this);
    private final Clock clock;
    private final DiscordPerson bot;
    private News news = (type, data) -> {};
    private boolean showsContent = true;
    private long counter;
    private Duration idsBehind = Duration.ZERO;

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

    MessageView view() {
        return view;
    }

    void tell(String type, JsonObject data) {
        news.tell(type, data);
    }

    synchronized void idsAreBehind(Duration time) {
        idsBehind = time;
    }

    String nextId() {
        return Long.toString(((clock.millis() - idsBehind.toMillis() - EPOCH) << 22) + ++counter);
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
            return channel.type == DiscordChannel.PRIVATE_THREAD
                    ? channel.members.contains(bot.id())
                    : isSeen(channel(channel.parent));
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
        if (id.equals(bot.id())) {
            return bot;
        }
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
            tell("MESSAGE_CREATE", view.inEvent(channel, message));
        }
        return message;
    }

    DiscordMessage replace(DiscordChannel channel, DiscordMessage next) {
        channel.messages.set(indexOf(channel, next.id()), next);
        if (next.onlyFor().isEmpty()) {
            tell("MESSAGE_UPDATE", view.inEvent(channel, next));
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

    static JsonObject inGuild(DiscordChannel channel) {
        return channel.guild.isEmpty() ? new JsonObject() : new JsonObject().put("guild_id", channel.guild);
    }
}
