package io.sitrep.bot.slack.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.slack.install.Installs;
import io.sitrep.bot.slack.pins.PinInbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/**
 * What Slack tells of by itself. Fails when it could not be noted: then Slack tells it again. What people say to each other is
 * not read; what the bot itself does starts nothing. Source: https://docs.slack.dev/reference/events, read 2026-11-22.
 */
@Singleton
public class SlackEvents {
    private final Installs installs;
    private final PinInbox pins;
    private final Clock clock;

    public SlackEvents(Installs installs, PinInbox pins, Clock clock) {
        this.installs = installs;
        this.pins = pins;
        this.clock = clock;
    }

    /** @param callback the event with what is around it */
    public Uni<Void> take(JsonNode callback) {
        JsonNode event = callback.path("event");
        String workspace = callback.path("team_id").asText();
        return switch (event.path("type").asText()) {
            case "reaction_added", "reaction_removed", "pin_added", "pin_removed", "message" ->
                pins.take(callback, workspace, event);
            case "app_uninstalled" -> installs.gone(workspace, at(callback));
            case "tokens_revoked" ->
                event.path("tokens").path("bot").isEmpty()
                        ? Uni.createFrom().voidItem()
                        : installs.gone(workspace, at(callback));
            default -> Uni.createFrom().voidItem();
        };
    }

    private Instant at(JsonNode callback) {
        JsonNode seconds = callback.path("event_time");
        return seconds.canConvertToLong() ? Instant.ofEpochSecond(seconds.asLong()) : clock.instant();
    }
}
