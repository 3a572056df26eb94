package io.sitrep.local.slack;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The people, channels and messages of one small workspace, in memory. Everybody is a full member; the bot is in every channel. */
final class Workspace {
    static final String TEAM = "T0SITREP00";
    static final String DOMAIN = "sitrep-local";
    static final String BOT = "U0SITREPBOT";
    static final String INCIDENTS = "C0INCIDENTS";

    private final Clock clock;
    private final Map<String, String> channelNames = new LinkedHashMap<>();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final List<Message> messages = new ArrayList<>();
    private long counter;

    record Person(String id, String name) {}

    /** What stands in a channel; {@code onlyFor} names the one person who sees it, or is null. */
    record Message(String channel, String ts, String author, String onlyFor, Map<String, Object> content) {}

    Workspace(Clock clock) {
        this.clock = clock;
        channelNames.put(INCIDENTS, "incidents");
        channelNames.put("C0GENERAL00", "general");
        people.put(BOT, new Person(BOT, "sitrep"));
        List.of("you", "ada", "grace").forEach(this::personNamed);
    }

    /** The person of this name, who joins when new. The same name is the same id in every run. */
    synchronized Person personNamed(String name) {
        StringBuilder id = new StringBuilder("U0");
        for (char each : name.toUpperCase(Locale.ROOT).toCharArray()) {
            id.append(
                    each < 128 && Character.isLetterOrDigit(each)
                            ? Character.toString(each)
                            : Integer.toHexString(each));
        }
        return people.computeIfAbsent(id.toString().toUpperCase(Locale.ROOT), key -> new Person(key, name));
    }

    synchronized Person person(String id) {
        return found(people.get(id), "user_not_found");
    }

    synchronized String channelName(String id) {
        return found(channelNames.get(id), "channel_not_found");
    }

    synchronized Map<String, String> channels() {
        return Map.copyOf(channelNames);
    }

    synchronized Message post(String channel, String author, String onlyFor, Map<String, Object> content) {
        channelName(channel);
        Message message = new Message(channel, nextTimestamp(), author, onlyFor, Map.copyOf(content));
        messages.add(message);
        return message;
    }

    synchronized Message update(String channel, String ts, Map<String, Object> content) {
        channelName(channel);
        for (int i = 0; i < messages.size(); i++) {
            Message old = messages.get(i);
            if (old.channel().equals(channel) && old.ts().equals(ts)) {
                if (!old.author().equals(BOT)) {
                    throw new SlackError("cant_update_message");
                }
                Message updated = new Message(channel, ts, BOT, old.onlyFor(), Map.copyOf(content));
                messages.set(i, updated);
                return updated;
            }
        }
        throw new SlackError("message_not_found");
    }

    synchronized List<Message> messagesIn(String channel) {
        channelName(channel);
        return messages.stream().filter(each -> each.channel().equals(channel)).toList();
    }

    private String nextTimestamp() {
        Instant now = clock.instant();
        counter++;
        return "%d.%06d".formatted(now.getEpochSecond(), counter);
    }

    private static <T> T found(T value, String otherwise) {
        if (value == null) {
            throw new SlackError(otherwise);
        }
        return value;
    }
}
