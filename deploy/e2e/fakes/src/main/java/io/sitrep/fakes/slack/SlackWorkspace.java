package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The people, groups and channels of one workspace, and the one app installed in it. */
public final class SlackWorkspace {
    final String id;
    final String domain;
    final Map<String, SlackChannel> channels = new LinkedHashMap<>();
    final Map<String, SlackPerson> people = new LinkedHashMap<>();
    final Map<String, List<String>> groups = new LinkedHashMap<>();
    private final Clock clock;
    private final Set<String> tokens = new LinkedHashSet<>();
    private final String bot;
    private Set<String> scopes = SlackMethods.allScopes();
    private long counter;

    SlackWorkspace(String id, Clock clock) {
        this.id = id;
        this.domain = "team-" + id.toLowerCase(Locale.ROOT);
        this.clock = clock;
        this.bot = "U0BOT" + id.substring(1);
        add(SlackPerson.member(bot, id, "Sitrep").called("sitrep").with(SlackPerson.Mark.BOT));
    }

    public String id() {
        return id;
    }

    /** The app's own user. */
    public String bot() {
        return bot;
    }

    /** The app is installed, and known by this token beside those it has. */
    public synchronized SlackWorkspace installed(String token) {
        tokens.add(token);
        return this;
    }

    /** No token works any more. */
    public synchronized void uninstall() {
        tokens.clear();
    }

    synchronized boolean knows(String token) {
        return tokens.contains(token);
    }

    /** What the app was allowed when it was installed; everything unless it is said. */
    public synchronized void allow(Collection<String> granted) {
        scopes = Set.copyOf(granted);
    }

    /** As {@link #allow}, in a row with others. */
    public SlackWorkspace allowing(Collection<String> granted) {
        allow(granted);
        return this;
    }

    synchronized boolean allows(String scope) {
        return scopes.contains(scope);
    }

    public synchronized SlackWorkspace add(SlackPerson person) {
        people.put(person.id(), person);
        return this;
    }

    public synchronized SlackWorkspace group(String group, String... members) {
        groups.put(group, List.of(members));
        return this;
    }

    /** A channel that was there before. */
    public synchronized SlackWorkspace channel(String channelId, String name, String... members) {
        SlackChannel channel = new SlackChannel(channelId, name, bot, false);
        channel.members.addAll(List.of(members));
        channels.put(channelId, channel);
        return this;
    }

    /** A channel that somebody made, in which the app is not. */
    public synchronized SlackWorkspace channelOf(String person, String channelId, String name) {
        channels.put(channelId, new SlackChannel(channelId, name, person, false));
        return this;
    }

    /** Seen by these people, and by the app, alone. */
    public synchronized SlackWorkspace privateChannel(String channelId, String name, String... members) {
        SlackChannel channel = new SlackChannel(channelId, name, bot, true);
        channel.members.addAll(List.of(members));
        channels.put(channelId, channel);
        return this;
    }

    /** That somebody made for themselves: the app does not see it. */
    public synchronized SlackWorkspace privateChannelOf(String person, String channelId, String name) {
        channels.put(channelId, new SlackChannel(channelId, name, person, true));
        return this;
    }

    /** As it stands now. */
    public synchronized List<SlackChannel> channels() {
        return channels.values().stream().map(SlackChannel::copy).toList();
    }

    /** As it stands now. */
    public synchronized Optional<SlackChannel> channelNamed(String name) {
        return channels.values().stream()
                .filter(channel -> channel.name.equals(name))
                .findFirst()
                .map(SlackChannel::copy);
    }

    /** What stands in it, oldest first. */
    public synchronized List<SlackMessage> in(String channelId) {
        return List.copyOf(channel(channelId).messages);
    }

    /** Somebody writes something. */
    public synchronized SlackMessage writes(String person, String channelId, String text) {
        SlackMessage message = new SlackMessage(channelId, nextTs(), person, "", new JsonObject().put("text", text), 0);
        channel(channelId).messages.add(message);
        return message;
    }

    /** @return the event that tells of it */
    synchronized JsonObject edited(SlackMessage message, String text) {
        SlackChannel channel = channel(message.channel());
        int index = indexOf(channel, message.ts());
        SlackMessage before = channel.messages.get(index);
        SlackMessage after = before.changed(new JsonObject().put("text", text));
        channel.messages.set(index, after);
        return aboutMessage("message_changed", before).put("message", after.json());
    }

    /** @return the event that tells of it */
    synchronized JsonObject deleted(SlackMessage message) {
        SlackChannel channel = channel(message.channel());
        SlackMessage gone = channel.messages.remove(indexOf(channel, message.ts()));
        return aboutMessage("message_deleted", gone).put("deleted_ts", gone.ts());
    }

    private JsonObject aboutMessage(String subtype, SlackMessage before) {
        return new JsonObject()
                .put("type", "message")
                .put("subtype", subtype)
                .put("channel", before.channel())
                .put("channel_type", "channel")
                .put("ts", nextTs())
                .put("previous_message", before.json());
    }

    /** The channel is closed by somebody. */
    public synchronized void archive(String channelId) {
        channel(channelId).archived = true;
    }

    /** Somebody takes the channel away with all that is in it. */
    public synchronized void delete(String channelId) {
        channels.remove(channel(channelId).id);
    }

    synchronized SlackChannel create(String name, boolean isPrivate) {
        SlackChannel channel = new SlackChannel(nextId("C"), name, bot, isPrivate);
        channels.put(channel.id, channel);
        return channel;
    }

    synchronized SlackPerson person(String personId) {
        return found(people.get(personId), "user_not_found");
    }

    synchronized SlackChannel channel(String channelId) {
        return found(channels.get(channelId), "channel_not_found");
    }

    /** The channel, or the talk with one person when it is a person's id. */
    synchronized SlackChannel place(String channelOrPerson) {
        if (people.containsKey(channelOrPerson)) {
            return channels.computeIfAbsent("D" + channelOrPerson.substring(1), direct -> {
                SlackChannel talk = new SlackChannel(direct, direct, bot, true);
                talk.members.add(channelOrPerson);
                return talk;
            });
        }
        return channel(channelOrPerson);
    }

    /** Its place in the list is that of the message with the {@code ts}. */
    synchronized int indexOf(SlackChannel channel, String ts) {
        for (int i = 0; i < channel.messages.size(); i++) {
            if (channel.messages.get(i).ts().equals(ts)) {
                return i;
            }
        }
        throw new SlackError("message_not_found");
    }

    synchronized String nextTs() {
        return "%d.%06d".formatted(clock.instant().getEpochSecond(), ++counter);
    }

    long counter() {
        return counter;
    }

    void countFrom(long number) {
        counter = Math.max(counter, number);
    }

    synchronized String nextId(String kind) {
        return kind + "0" + Long.toString(++counter, 36).toUpperCase(Locale.ROOT) + id.substring(1);
    }

    /** Everything but its people and groups is as new: channels other than these are gone, and these are empty. */
    public synchronized void forgetExcept(String... kept) {
        channels.keySet().retainAll(new ArrayList<>(List.of(kept)));
        channels.values().forEach(channel -> {
            channel.messages.clear();
            channel.pins.clear();
            channel.bookmarks.clear();
            channel.archived = false;
        });
    }

    private static <T> T found(T value, String error) {
        if (value == null) {
            throw new SlackError(error);
        }
        return value;
    }
}
