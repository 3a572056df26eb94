package io.sitrep.bot.slack.rooms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.slack.api.model.Message;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.slack.render.SlackRenderer.Rendered;
import io.sitrep.bot.slack.web.SlackCalls;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Posts a card once. Its mark lies in the message's metadata, where nobody sees it; before a card is posted, it is looked for among
 * the channel's newest messages, and what an earlier attempt posted is made to look as it should now. Sources:
 * https://docs.slack.dev/messaging/message-metadata and https://docs.slack.dev/reference/methods/chat.update (which leaves the
 * metadata as it is where none is given), read 2026-11-22.
 */
@Singleton
class MarkedCards {
    private static final String EVENT = "sitrep_message";
    private static final String MARK = "mark";
    /** An earlier attempt is a matter of minutes. */
    private static final int NEWEST = 200;

    /** About the message, which stays as it is or is gone: another one has to stand. */
    private static final Set<String> PAST_CHANGING =
            Set.of("message_not_found", "cant_update_message", "edit_window_closed");

    private final ObjectMapper json;

    MarkedCards(ObjectMapper json) {
        this.json = json;
    }

    String post(SlackCalls slack, String channel, Rendered card, String mark) {
        return earlier(slack, channel, mark)
                .filter(message -> isNow(slack, channel, message, card))
                .orElseGet(() -> send(slack, channel, card, mark));
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

    private String send(SlackCalls slack, String channel, Rendered card, String mark) {
        String metadata = metadata(mark);
        return RoomPosts.joined(
                        slack,
                        channel,
                        methods -> methods.chatPostMessage(request -> request.channel(channel)
                                .text(card.text())
                                .blocksAsString(card.blocks().toString())
                                .metadataAsString(metadata)
                                .unfurlLinks(false)
                                .unfurlMedia(false)))
                .getTs();
    }

    /** Empty, too, where we may not look, as in a private channel of an app without that scope: better told twice than not at all. */
    private static Optional<String> earlier(SlackCalls slack, String channel, String mark) {
        try {
            return newest(slack, channel).stream()
                    .filter(message -> isMarked(message, mark))
                    .map(Message::getTs)
                    .findFirst();
        } catch (PlatformRefused refused) {
            if (refused.code().equals("missing_scope")) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static List<Message> newest(SlackCalls slack, String channel) {
        return RoomPosts.joined(
                        slack,
                        channel,
                        methods -> methods.conversationsHistory(
                                request -> request.channel(channel).limit(NEWEST).includeAllMetadata(true)))
                .getMessages();
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
