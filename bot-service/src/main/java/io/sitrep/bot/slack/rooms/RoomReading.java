package io.sitrep.bot.slack.rooms;

import com.slack.api.model.Message;
import com.slack.api.model.User;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomKeeper.Spot;
import io.sitrep.bot.port.RoomKeeper.Written;
import io.sitrep.bot.slack.SlackNames;
import io.sitrep.bot.slack.render.SlackText;
import io.sitrep.bot.slack.web.SlackCalls;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people wrote in a channel, and who they are. */
final class RoomReading {
    private static final Set<String> GONE =
            Set.of("message_not_found", "thread_not_found", "channel_not_found", "not_in_channel", "bad_ts");
    private static final int NANOS_A_MICRO = 1_000;

    /** Each costs a call. */
    private static final int MOST_NAMES = 5;

    private RoomReading() {}

    static Optional<Written> written(SlackCalls slack, Spot spot, String ts) {
        try {
            return message(slack, spot.channel(), ts)
                    .map(message -> new Written(
                            author(slack, spot.workspace(), message),
                            at(ts),
                            text(slack, Optional.ofNullable(message.getText()).orElse("")),
                            link(slack, spot.channel(), ts)));
        } catch (PlatformRefused refused) {
            if (GONE.contains(refused.code())) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static String text(SlackCalls slack, String sent) {
        Map<String, String> names = new HashMap<>();
        SlackText.unnamed(sent).stream()
                .limit(MOST_NAMES)
                .forEach(id -> name(slack, id).ifPresent(name -> names.put(id, name)));
        return SlackText.asTyped(SlackText.naming(sent, names));
    }

    /** The channel's history leaves answers in a thread out. */
    private static Optional<Message> message(SlackCalls slack, String channel, String ts) {
        List<Message> history = RoomPosts.joined(
                        slack,
                        channel,
                        methods -> methods.conversationsHistory(request -> request.channel(channel)
                                .oldest(ts)
                                .latest(ts)
                                .inclusive(true)
                                .limit(1)))
                .getMessages();
        return the(history, ts)
                .or(() -> the(
                        slack.ask(methods -> methods.conversationsReplies(request ->
                                        request.channel(channel).ts(ts).limit(100)))
                                .getMessages(),
                        ts));
    }

    private static Optional<Message> the(List<Message> messages, String ts) {
        return messages.stream().filter(message -> ts.equals(message.getTs())).findFirst();
    }

    private static Person author(SlackCalls slack, String workspace, Message message) {
        String id = Optional.ofNullable(message.getUser())
                .or(() -> Optional.ofNullable(message.getBotId()))
                .orElse("?");
        String name = Optional.ofNullable(message.getUser())
                .flatMap(user -> name(slack, user))
                .or(() -> Optional.ofNullable(message.getUsername()))
                .orElse(id);
        return new Person(SlackNames.PLATFORM, workspace, id, name);
    }

    private static Optional<String> name(SlackCalls slack, String id) {
        try {
            User user = slack.ask(methods -> methods.usersInfo(request -> request.user(id)))
                    .getUser();
            return Optional.of(SlackNames.of(user));
        } catch (PlatformRefused unknown) {
            return Optional.empty();
        }
    }

    private static URI link(SlackCalls slack, String channel, String ts) {
        return URI.create(slack.ask(methods -> methods.chatGetPermalink(
                        request -> request.channel(channel).messageTs(ts)))
                .getPermalink());
    }

    /** A message is called by its time: seconds, and millionths after the point. */
    private static Instant at(String ts) {
        String[] parts = ts.split("\\.", 2);
        long seconds = Long.parseLong(parts[0]);
        long micros = parts.length == 2 ? Long.parseLong(parts[1]) : 0;
        return Instant.ofEpochSecond(seconds, micros * NANOS_A_MICRO);
    }
}
