package io.sitrep.notifier.channel.slack;

import io.sitrep.notifier.channel.chat.ChatWebhook;
import io.sitrep.notifier.channel.chat.HookAddress;
import io.sitrep.notifier.channel.http.ProviderApi;
import io.sitrep.notifier.channel.text.Limit;
import io.sitrep.notifier.channel.text.PlainUpdate;
import io.sitrep.notifier.channel.text.Shortening;
import io.sitrep.notifier.render.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;

/**
 * Posts to a Slack channel by its incoming webhook. Text is shown as it is: nothing in it calls anybody or becomes markup. Limits:
 * docs.slack.dev/reference/block-kit/blocks, 2026-11.
 */
@Singleton
public class SlackChannel extends ChatWebhook {
    /** Of a header block. */
    private static final Limit HEADER = Limit.chars(150);

    /** Of a section's text. */
    private static final Limit SECTION = Limit.chars(3_000);

    private record Rendered(Posting posting) {}

    SlackChannel(ProviderApi api, HookAddress addresses, Clock clock) {
        super(api, addresses, clock);
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    protected Set<String> hosts() {
        return Set.of("hooks.slack.com", "hooks.slack-gov.com");
    }

    @Override
    protected Posting posting(Message message) {
        return message.shared()
                .once(Rendered.class, () -> new Rendered(render(PlainUpdate.of(message, name()))))
                .posting();
    }

    private static Posting render(PlainUpdate update) {
        String said = update.body(SECTION);
        JsonArray blocks = new JsonArray()
                .add(block("header").put("text", plain(Shortening.fit("", update.heading(), "", HEADER))))
                .add(block("section").put("text", plain(said)));
        update.workaround()
                .map(text -> Shortening.fit("", text, "", SECTION))
                .ifPresent(text -> blocks.add(block("section").put("text", plain(text))));
        update.next().ifPresent(next -> blocks.add(block("context").put("elements", new JsonArray().add(plain(next)))));
        // What notifications show; markup is read here, so it is written without any.
        JsonObject json =
                new JsonObject().put("text", escaped(update.heading())).put("blocks", blocks);
        return new Posting(json, update.heading() + "\n\n" + said);
    }

    private static JsonObject block(String type) {
        return new JsonObject().put("type", type);
    }

    private static JsonObject plain(String text) {
        return new JsonObject().put("type", "plain_text").put("text", text).put("emoji", false);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
