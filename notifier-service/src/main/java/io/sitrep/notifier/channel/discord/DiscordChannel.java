package io.sitrep.notifier.channel.discord;

import io.sitrep.notifier.channel.chat.ChatWebhook;
import io.sitrep.notifier.channel.chat.HookAddress;
import io.sitrep.notifier.channel.http.ProviderApi;
import io.sitrep.notifier.channel.http.Reply;
import io.sitrep.notifier.channel.text.Limit;
import io.sitrep.notifier.channel.text.PlainUpdate;
import io.sitrep.notifier.channel.text.Shortening;
import io.sitrep.notifier.intake.Impact;
import io.sitrep.notifier.render.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Set;

/**
 * Posts to a Discord channel by its webhook, as an embed that mentions nobody. Limits: docs.discord.com/developers/resources/message,
 * 2026-11.
 */
@Singleton
public class DiscordChannel extends ChatWebhook {
    private static final Limit TITLE = Limit.chars(256);

    /** Of a description 4,096; of all parts of an embed 6,000. */
    private static final Limit DESCRIPTION = Limit.chars(4_096);

    private static final Limit FIELD = Limit.chars(1_024);

    private record Rendered(Posting posting) {}

    DiscordChannel(ProviderApi api, HookAddress addresses, Clock clock) {
        super(api, addresses, clock);
    }

    @Override
    public String name() {
        return "discord";
    }

    @Override
    protected Set<String> hosts() {
        return Set.of("discord.com", "discordapp.com", "canary.discord.com", "ptb.discord.com");
    }

    /** It answers with the message, by which it could be found again. */
    @Override
    protected URI endpoint(URI hook, Message message) {
        return URI.create(hook + (hook.getRawQuery() == null ? "?" : "&") + "wait=true");
    }

    @Override
    protected String remoteId(Reply reply) {
        return reply.json().getString("id");
    }

    @Override
    protected Posting posting(Message message) {
        return message.shared()
                .once(Rendered.class, () -> new Rendered(render(message, PlainUpdate.of(message, name()))))
                .posting();
    }

    private static Posting render(Message message, PlainUpdate update) {
        String said = update.body(DESCRIPTION);
        JsonArray fields = new JsonArray();
        update.workaround()
                .ifPresent(text -> fields.add(
                        new JsonObject().put("name", "\u2192").put("value", Shortening.fit("", text, "", FIELD))));
        JsonObject embed = new JsonObject()
                .put("title", Shortening.fit("", update.heading(), "", TITLE))
                .put("url", update.url())
                .put("description", said)
                .put("color", colour(message))
                .put("fields", fields)
                .put("timestamp", message.publication().receivedAt().toString());
        update.next().ifPresent(next -> embed.put("footer", new JsonObject().put("text", next)));
        JsonObject json = new JsonObject()
                .put("embeds", new JsonArray().add(embed))
                .put("allowed_mentions", new JsonObject().put("parse", new JsonArray()));
        return new Posting(json, update.heading() + "\n\n" + said);
    }

    /** As the status page shows it. */
    private static int colour(Message message) {
        if (message.publication().said().isClosing()) {
            return 0x1a7f37;
        }
        return switch (Impact.of(message.publication().said().incident().impact())) {
            case CRITICAL -> 0xb42318;
            case MAJOR -> 0xc4540a;
            case MINOR -> 0x946200;
            case MAINTENANCE -> 0x1f5fbf;
            case NONE -> 0x57606a;
        };
    }
}
