package io.sitrep.notifier.channel.googlechat;

import io.sitrep.notifier.channel.Capability;
import io.sitrep.notifier.channel.Promise;
import io.sitrep.notifier.channel.chat.ChatWebhook;
import io.sitrep.notifier.channel.chat.HookAddress;
import io.sitrep.notifier.channel.http.ProviderApi;
import io.sitrep.notifier.channel.http.Reply;
import io.sitrep.notifier.channel.text.Limit;
import io.sitrep.notifier.channel.text.PlainUpdate;
import io.sitrep.notifier.render.Message;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Posts to a Google Chat space by its incoming webhook, all updates of an incident in one thread. Promise: once or not at
 * all. A message has a {@code requestId}, with which the method gives the first message again instead of posting another; but Google's page
 * about webhooks does not say that it does so for them. Limits: 4,096 characters of text (developers.google.com/workspace/chat/quickstart/webhooks);
 * a space takes 60 messages a minute, and answers 429 to more (developers.google.com/workspace/chat/limits); all 2026-11.
 */
@Singleton
public class GoogleChatChannel extends ChatWebhook {
    private static final Limit TEXT = new Limit(text -> inert(text).length(), 4_096);

    private record Rendered(Posting posting) {}

    GoogleChatChannel(ProviderApi api, HookAddress addresses, Clock clock) {
        super(api, addresses, clock);
    }

    @Override
    public String name() {
        return "google_chat";
    }

    @Override
    public Capability capability() {
        return new Capability(Promise.AT_MOST_ONCE, List.of("application/json"), true, false);
    }

    @Override
    protected Set<String> hosts() {
        return Set.of("chat.googleapis.com");
    }

    @Override
    protected URI endpoint(URI hook, Message message) {
        return URI.create(hook
                + (hook.getRawQuery() == null ? "?" : "&")
                + "messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD&requestId=" + message.key());
    }

    @Override
    protected String remoteId(Reply reply) {
        return reply.json().getString("name");
    }

    @Override
    protected Posting posting(Message message) {
        return message.shared()
                .once(Rendered.class, () -> new Rendered(render(message, PlainUpdate.of(message, name()))))
                .posting();
    }

    private static Posting render(Message message, PlainUpdate update) {
        String text = inert(update.within(TEXT));
        String thread = "sitrep-" + message.publication().said().incident().id();
        return new Posting(
                new JsonObject().put("text", text).put("thread", new JsonObject().put("threadKey", thread)), text);
    }

    /** {@code <users/all>} and {@code <https://…|text>} are markup there. */
    private static String inert(String text) {
        return text.replace("<", "<\u200B");
    }
}
