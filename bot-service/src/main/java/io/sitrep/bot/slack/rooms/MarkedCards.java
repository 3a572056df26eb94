package io.sitrep.bot.slack.rooms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.model.Message;
import io.sitrep.bot.kept.AskedPosts;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomKeeper.Spot;
import io.sitrep.bot.slack.SlackNames;
import io.sitrep.bot.slack.render.SlackRenderer.Rendered;
import io.sitrep.bot.slack.web.SlackCalls;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Posts a card once. Its mark lies in the message's metadata, where nobody sees it, and stands in our database before Slack is asked;
 * a card that was asked for earlier is looked for among all messages since then, and made to look as it should now. Sources:
 * https://docs.slack.dev/messaging/message-metadata, https://docs.slack.dev/reference/methods/conversations.history and
 * https://docs.slack.dev/reference/methods/chat.update (which leaves the metadata as it is where none is given), read 2026-11-22.
 */
@Singleton
class MarkedCards {
    private static final String EVENT = "sitrep_message";
    private static final String MARK = "mark";
    /** Where our database knows of no earlier attempt. */
    private static final int NEWEST = 200;
    /** At once, of all since the first attempt. */
    private static final int MOST = 999;

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** About the message, which stays as it is or is gone: another one has to stand. */
    private static final Set<String> PAST_CHANGING =
            Set.of("message_not_found", "cant_update_message", "edit_window_closed");

    private final AskedPosts asked;
    private final ObjectMapper json;

    MarkedCards(Pool database, ObjectMapper json) {
        this.asked = new AskedPosts(database, SlackNames.PLATFORM);
        this.json = json;
    }

    String post(SlackCalls slack, Spot spot, Rendered card, String mark) {
        Optional<AskedPosts.Asked> before = asked.of(spot, mark);
        String message = before.flatMap(AskedPosts.Asked::message)
                .or(() -> earlier(slack, spot.channel(), mark, before.map(AskedPosts.Asked::at)))
                .filter(stands -> isNow(slack, spot.channel(), stands, card))
                .orElseGet(() -> send(slack, spot, card, mark));
        asked.posted(spot, mark, message);
        return message;
    }

    private static boolean isNow(SlackCalls slack, String channel, String message, Rendered card) {
        try {
            RoomPosts.edit(slack, channel, message, card);
            return true;
        } catch (PlatformRefused refused) {
            if (PAST_CHANGING.contains(refused.code())) {
                return false;
            }
            throw refused;
        }
    }

    private String send(SlackCalls slack, Spot spot, Rendered card, String mark) {
        String metadata = metadata(mark);
        asked.ask(spot, mark);
        try {
            return RoomPosts.joined(
                            slack,
                            spot.channel(),
                            methods -> methods.chatPostMessage(request -> request.channel(spot.channel())
                                    .text(card.text())
                                    .blocksAsString(card.blocks().toString())
                                    .metadataAsString(metadata)
                                    .unfurlLinks(false)
                                    .unfurlMedia(false)))
                    .getTs();
        } catch (PlatformRefused refused) {
            asked.refused(spot, mark);
            throw refused;
        }
    }

    /** Empty, too, where we may not look, as in a private channel of an app without that scope: better told twice than not at all. */
    private static Optional<String> earlier(SlackCalls slack, String channel, String mark, Optional<Instant> since) {
        try {
            Page page = page(slack, channel, since, "");
            Optional<String> found = page.marked(mark);
            while (found.isEmpty() && since.isPresent() && !page.next().isEmpty()) {
                page = page(slack, channel, since, page.next());
                found = page.marked(mark);
            }
            return found;
        } catch (PlatformRefused refused) {
            if (refused.code().equals("missing_scope")) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** @param next empty where there are no more */
    private record Page(List<Message> messages, String next) {
        Optional<String> marked(String mark) {
            return messages.stream()
                    .filter(message -> isMarked(message, mark))
                    .map(Message::getTs)
                    .findFirst();
        }
    }

    private static Page page(SlackCalls slack, String channel, Optional<Instant> since, String cursor) {
        ConversationsHistoryResponse history = RoomPosts.joined(
                slack,
                channel,
                methods -> methods.conversationsHistory(request -> request.channel(channel)
                        .limit(since.isPresent() ? MOST : NEWEST)
                        .oldest(since.map(MarkedCards::safely).orElse(null))
                        .cursor(cursor.isEmpty() ? null : cursor)
                        .includeAllMetadata(true)));
        String next = history.getResponseMetadata() == null
                ? null
                : history.getResponseMetadata().getNextCursor();
        return new Page(history.getMessages(), next == null ? "" : next);
    }

    /** As Slack writes moments; its clock may be another than our database's. */
    private static String safely(Instant since) {
        return since.minus(CLOCKS_DIFFER).getEpochSecond() + ".000000";
    }

    private static boolean isMarked(Message message, String mark) {
        Message.Metadata metadata = message.getMetadata();
        return metadata != null
                && EVENT.equals(metadata.getEventType())
                && metadata.getEventPayload() != null
                && mark.equals(metadata.getEventPayload().get(MARK));
    }

    private String metadata(String mark) {
        return json.createObjectNode()
                .put("event_type", EVENT)
                .set("event_payload", json.createObjectNode().put(MARK, mark))
                .toString();
    }
}
