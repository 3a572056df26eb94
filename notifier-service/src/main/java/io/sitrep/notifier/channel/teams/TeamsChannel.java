package io.sitrep.notifier.channel.teams;

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
 * Posts an Adaptive Card to a Microsoft Teams channel by a webhook of Workflows. Limit: 28 KB in all,
 * learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors, 2026-11.
 */
@Singleton
public class TeamsChannel extends ChatWebhook {
    /** What is said may take this much of the 28 KB; each character may need six bytes as JSON. */
    private static final Limit TEXT = Limit.bytes(12_000).and(Limit.chars(3_500));

    private static final Limit LINE = Limit.chars(500);

    private record Rendered(Posting posting) {}

    TeamsChannel(ProviderApi api, HookAddress addresses, Clock clock) {
        super(api, addresses, clock);
    }

    @Override
    public String name() {
        return "teams";
    }

    /** Workflows made before 2025-08 lie at Logic Apps, later ones at Power Platform. */
    @Override
    protected Set<String> hosts() {
        return Set.of(".logic.azure.com", ".api.powerplatform.com", ".webhook.office.com");
    }

    @Override
    protected Posting posting(Message message) {
        return message.shared()
                .once(Rendered.class, () -> new Rendered(render(PlainUpdate.of(message, name()))))
                .posting();
    }

    private static Posting render(PlainUpdate update) {
        String heading = Shortening.fit("", update.heading(), "", LINE);
        String said = update.body(TEXT);
        JsonArray body = new JsonArray()
                .add(line(heading).put("size", "Large").put("weight", "Bolder"))
                .add(line(said));
        update.workaround().ifPresent(text -> body.add(line(Shortening.fit("", text, "", LINE))));
        update.next().ifPresent(next -> body.add(line(next).put("isSubtle", true)));
        JsonObject card = new JsonObject()
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4")
                .put("body", body);
        JsonObject json = new JsonObject()
                .put("type", "message")
                .put(
                        "attachments",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("contentType", "application/vnd.microsoft.card.adaptive")
                                        .put("content", card)));
        return new Posting(json, heading + "\n\n" + said);
    }

    /** A text block reads Markdown: what would be markup is escaped. */
    private static JsonObject line(String text) {
        return new JsonObject()
                .put("type", "TextBlock")
                .put("wrap", true)
                .put("text", text.replaceAll("([\\\\`*_\\[\\]<>#])", "\\\\$1"));
    }
}
