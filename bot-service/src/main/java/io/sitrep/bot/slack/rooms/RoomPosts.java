package io.sitrep.bot.slack.rooms;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.Bookmark;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.slack.render.SlackRenderer.Rendered;
import io.sitrep.bot.slack.web.SlackCalls;
import java.io.IOException;
import java.net.URI;

/** What stands in a channel, in the messages and above them. */
final class RoomPosts {
    private static final int BOOKMARK_TITLE = 255;

    private RoomPosts() {}

    /** As the SDK has it, without its types. */
    interface Method<T extends SlackApiTextResponse> {
        T call(MethodsClient methods) throws IOException, SlackApiException;
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
