package io.sitrep.bot.discord.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.Settings;
import io.sitrep.bot.discord.DiscordNames;
import io.sitrep.bot.discord.web.DiscordCalls;
import io.sitrep.bot.discord.web.DiscordSelf;
import io.sitrep.bot.kept.AskedPosts;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomKeeper.Spot;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.TimeUtil;

/**
 * Posts a message once. That it is asked for stands in our database first; one that was asked for earlier is looked for among all
 * messages since then, and made to look as it should now. What Discord itself recognises is not posted again either.
 */
@Singleton
class MarkedCards {
    /** Discord's most, and all that is looked through where our database knows of no earlier attempt. */
    private static final int PAGE = 100;

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** About the message, which is gone or not ours: another one has to stand. */
    private static final Set<String> PAST_CHANGING = Set.of("10008", "50005");

    private final AskedPosts asked;
    private final DiscordSelf self;
    private final Marks marks;

    MarkedCards(Pool database, DiscordSelf self, Settings settings) {
        this.asked = new AskedPosts(database, DiscordNames.PLATFORM);
        this.self = self;
        this.marks = new Marks(settings.publicUrl());
    }

    String post(DiscordCalls discord, Spot spot, ObjectNode card, String mark) {
        String message = found(discord, spot, mark)
                .filter(stands -> isNow(discord, spot, stands, card))
                .orElseGet(() -> send(discord, spot, card, mark));
        asked.posted(spot, mark, message);
        return message;
    }

    /** The message with that mark as far as is known; it may be gone. */
    Optional<String> found(DiscordCalls discord, Spot spot, String mark) {
        Optional<AskedPosts.Asked> before = asked.of(spot, mark);
        return before.flatMap(AskedPosts.Asked::message)
                .or(() -> earlier(discord, spot.channel(), mark, before.map(AskedPosts.Asked::at)));
    }

    /** It keeps its mark. */
    void edit(DiscordCalls discord, Spot spot, String message, ObjectNode card) {
        ObjectNode body =
                asked.markOf(spot, message).map(mark -> marks.put(card, mark)).orElse(card);
        discord.ask(Route.Messages.EDIT_MESSAGE.compile(spot.channel(), message), body);
    }

    private boolean isNow(DiscordCalls discord, Spot spot, String message, ObjectNode card) {
        try {
            edit(discord, spot, message, card);
            return true;
        } catch (PlatformRefused refused) {
            if (PAST_CHANGING.contains(refused.code())) {
                return false;
            }
            throw refused;
        }
    }

    private String send(DiscordCalls discord, Spot spot, ObjectNode card, String mark) {
        boolean mayBeThere = asked.of(spot, mark)
                .filter(before -> before.message().isEmpty())
                .isPresent();
        Instant since = asked.ask(spot, mark);
        ObjectNode body = marks.put(card, mark)
                .put("nonce", Marks.nonce(spot.channel(), mark, since))
                .put("enforce_nonce", true);
        try {
            String message = discord.ask(Route.Messages.SEND_MESSAGE.compile(spot.channel()), body)
                    .path("id")
                    .asText();
            asked.posted(spot, mark, message);
            if (mayBeThere) {
                // Discord may have known it again, and then it looks as it did at first.
                edit(discord, spot, message, card);
            }
            return message;
        } catch (PlatformRefused refused) {
            asked.refused(spot, mark);
            throw refused;
        }
    }

    private Optional<String> earlier(DiscordCalls discord, String channel, String mark, Optional<Instant> since) {
        String us = self.ask(discord).user();
        if (since.isEmpty()) {
            return marked(page(discord, channel, Optional.empty()), us, mark);
        }
        String after = Long.toUnsignedString(
                TimeUtil.getDiscordTimestamp(since.get().minus(CLOCKS_DIFFER).toEpochMilli()));
        while (true) {
            JsonNode page = page(discord, channel, Optional.of(after));
            Optional<String> found = marked(page, us, mark);
            if (found.isPresent() || page.size() < PAGE) {
                return found;
            }
            // The newest comes first.
            after = page.path(0).path("id").asText();
        }
    }

    private static JsonNode page(DiscordCalls discord, String channel, Optional<String> after) {
        Route.CompiledRoute newest =
                Route.Messages.GET_MESSAGE_HISTORY.compile(channel).withQueryParams("limit", Integer.toString(PAGE));
        return discord.ask(after.map(id -> newest.withQueryParams("after", id)).orElse(newest));
    }

    private static Optional<String> marked(JsonNode messages, String us, String mark) {
        return StreamSupport.stream(messages.spliterator(), false)
                .filter(message -> message.path("author").path("id").asText().equals(us))
                .filter(message -> Marks.isOn(message, mark))
                .map(message -> message.path("id").asText())
                .findFirst();
    }
}
