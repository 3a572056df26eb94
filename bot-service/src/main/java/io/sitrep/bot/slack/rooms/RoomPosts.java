package io.sitrep.bot.slack.rooms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.model.Bookmark;
import com.slack.api.model.Message;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.slack.render.SlackRenderer.Rendered;
import io.sitrep.bot.slack.web.SlackCalls;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * What stands in a channel. A message's mark lies in its metadata, where nobody sees it; before a message is posted, it is looked
 * for among the channel's newest. Source: https://docs.slack.dev/messaging/message-metadata, read 2026-11-22.
 */
@Singleton
class RoomPosts {
    private static final String EVENT = "sitrep_message";
    private static final String MARK = "mark";
    /** An earlier attempt is a matter of minutes. */
    private static final int NEWEST = 200;

    private static final int BOOKMARK_TITLE = 255;

    private final ObjectMapper json;

    RoomPosts(ObjectMapper json) {
        this.json = json;
    }

    /** As the SDK has it, without its types. */
    interface Method<T extends SlackApiTextResponse> {
        T call(MethodsClient methods) throws IOException, SlackApiException;
    }

    String post(SlackCalls slack, String channel, Rendered card, String mark) {
        return earlier(slack, channel, mark).orElseGet(() -> {
            String metadata = metadata(mark);
            return joined(
                            slack,
                            channel,
                            methods -> methods.chatPostMessage(request -> request.channel(channel)
                                    .text(card.text())
                                    .blocksAsString(card.blocks().toString())
                                    .metadataAsString(metadata)
                                    .unfurlLinks(false)
                                    .unfurlMedia(false)))
                    .getTs();
        });
    }

    private static Optional<String> earlier(SlackCalls slack, String channel, String mark) {
        ConversationsHistoryResponse history = joined(
                slack,
                channel,
                methods -> methods.conversationsHistory(
                        request -> request.channel(channel).limit(NEWEST).includeAllMetadata(true)));
        return history.getMessages().stream()
                .filter(message -> isMarked(message, mark))
                .map(Message::getTs)
                .findFirst();
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

    static void edit(SlackCalls slack, String channel, String message, Rendered card) {
        slack.ask(methods -> methods.chatUpdate(request -> request.channel(channel)
                .ts(message)
                .text(card.text())
                .blocksAsString(card.blocks().toString())));
    }

    static void say(SlackCalls slack, String channel, Rendered message) {
        joined(
                slack,
                channel,
                methods -> methods.chatPostMessage(request -> request.channel(channel)
                        .text(message.text())
                        .blocksAsString(message.blocks().toString())
                        .unfurlLinks(false)
                        .unfurlMedia(false)));
    }

    static void pin(SlackCalls slack, String channel, String message) {
        unless(
                "already_pinned",
                () -> joined(
                        slack,
                        channel,
                        methods -> methods.pinsAdd(
                                request -> request.channel(channel).timestamp(message))));
    }

    static void bookmark(SlackCalls slack, String channel, String title, URI link) {
        boolean there =
                slack
                        .ask(methods -> methods.bookmarksList(request -> request.channelId(channel)))
                        .getBookmarks()
                        .stream()
                        .map(Bookmark::getLink)
                        .anyMatch(link.toString()::equals);
        if (!there) {
            String cut = title.length() <= BOOKMARK_TITLE ? title : title.substring(0, BOOKMARK_TITLE);
            slack.ask(methods -> methods.bookmarksAdd(request ->
                    request.channelId(channel).title(cut).type("link").link(link.toString())));
        }
    }

    /** In a public channel the bot has not been to, it goes there first. */
    static <T extends SlackApiTextResponse> T joined(SlackCalls slack, String channel, Method<T> method) {
        try {
            return slack.ask(method::call);
        } catch (PlatformRefused refused) {
            if (!refused.code().equals("not_in_channel")) {
                throw refused;
            }
            slack.ask(methods -> methods.conversationsJoin(request -> request.channel(channel)));
            return slack.ask(method::call);
        }
    }

    static void unless(String already, Runnable call) {
        try {
            call.run();
        } catch (PlatformRefused refused) {
            if (!refused.code().equals(already)) {
                throw refused;
            }
        }
    }
}
