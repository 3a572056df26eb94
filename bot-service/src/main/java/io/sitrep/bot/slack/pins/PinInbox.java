package io.sitrep.bot.slack.pins;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sitrep.bot.Settings;
import io.sitrep.bot.pins.told.PinEvent;
import io.sitrep.bot.pins.told.PinEvent.Deed;
import io.sitrep.bot.pins.told.PinLedger;
import io.sitrep.bot.pins.told.PinWork;
import io.sitrep.bot.port.Pins;
import io.sitrep.bot.port.RoomKeeper.Spot;
import io.sitrep.bot.slack.SlackNames;
import io.sitrep.bot.slack.people.SlackDirectory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Finds in Slack's events what concerns the timeline: 📌 as a reaction, Slack's own pins, and what becomes of messages that have
 * one. What the bot pins itself is not meant. Source: https://docs.slack.dev/reference/events, read 2026-11-22.
 */
@Singleton
public class PinInbox {
    private static final String EMOJI = "pushpin";
    private static final String BY_REACTION = "reaction";
    private static final String BY_PIN = "pin";

    private final PinLedger ledger;
    private final PinWork work;
    private final Duration remember;

    PinInbox(Pool database, SlackDirectory directory, Instance<Pins> pins, Settings settings) {
        this.ledger = new PinLedger(database, SlackNames.PLATFORM);
        this.work = new PinWork(ledger, new PinWork.Naming(SlackNames.PLATFORM, directory::named), pins);
        this.remember = settings.chat().remember();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> goOn() {
        return work.goOn();
    }

    @Scheduled(every = "1h", delayed = "2m")
    Uni<Void> forget() {
        return work.forget(remember);
    }

    /** Written down when it ends; fails when it could not be. */
    public Uni<Void> take(JsonNode callback, String workspace, JsonNode event) {
        String id = callback.path("event_id").asText();
        if (id.isEmpty() || isOurOwn(callback, event)) {
            return Uni.createFrom().voidItem();
        }
        String type = event.path("type").asText();
        Uni<Void> written = switch (type) {
            case "reaction_added", "reaction_removed" -> reaction(id, workspace, event, type);
            case "pin_added", "pin_removed" -> pin(id, workspace, event, type);
            default -> message(id, workspace, event);
        };
        return written.invoke(this::startAtOnce);
    }

    private Uni<Void> reaction(String id, String workspace, JsonNode event, String type) {
        JsonNode item = event.path("item");
        if (!EMOJI.equals(event.path("reaction").asText())
                || !"message".equals(item.path("type").asText())) {
            return Uni.createFrom().voidItem();
        }
        Spot spot = new Spot(workspace, item.path("channel").asText());
        boolean added = type.equals("reaction_added");
        PinEvent told = new PinEvent(id, spot, item.path("ts").asText(), deed(added), person(event));
        return added ? ledger.pinned(told, BY_REACTION) : ledger.unpinned(told, BY_REACTION);
    }

    private Uni<Void> pin(String id, String workspace, JsonNode event, String type) {
        JsonNode item = event.path("item");
        String message = item.path("message").path("ts").asText();
        if (message.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Spot spot = new Spot(
                workspace, event.path("channel_id").asText(item.path("channel").asText()));
        boolean added = type.equals("pin_added");
        PinEvent told = new PinEvent(id, spot, message, deed(added), person(event));
        return added ? ledger.pinned(told, BY_PIN) : ledger.takenOff(told, BY_PIN);
    }

    private Uni<Void> message(String id, String workspace, JsonNode event) {
        Spot spot = new Spot(workspace, event.path("channel").asText());
        return switch (event.path("subtype").asText()) {
            case "message_changed" -> {
                JsonNode now = event.path("message");
                // Slack also changes a message by itself, when it shows where a link leads.
                boolean same =
                        now.path("text").equals(event.path("previous_message").path("text"));
                yield same
                        ? Uni.createFrom().voidItem()
                        : ledger.changed(new PinEvent(id, spot, now.path("ts").asText(), Deed.EDITED, ""));
            }
            case "message_deleted" ->
                ledger.changed(new PinEvent(id, spot, event.path("deleted_ts").asText(), Deed.DELETED, ""));
            default -> Uni.createFrom().voidItem();
        };
    }

    private static Deed deed(boolean added) {
        return added ? Deed.PINNED : Deed.UNPINNED;
    }

    private static String person(JsonNode event) {
        return event.path("user").asText();
    }

    private static boolean isOurOwn(JsonNode callback, JsonNode event) {
        String person = person(event);
        for (JsonNode authorization : callback.path("authorizations")) {
            if (authorization.path("is_bot").asBoolean(false)
                    && authorization.path("user_id").asText().equals(person)) {
                return true;
            }
        }
        return false;
    }

    private void startAtOnce() {
        work.goOn().subscribe().with(done -> {}, failure -> {});
    }
}
