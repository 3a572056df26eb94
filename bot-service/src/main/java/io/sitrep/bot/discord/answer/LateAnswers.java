package io.sitrep.bot.discord.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.discord.render.DiscordRenderer;
import io.sitrep.bot.discord.web.DiscordCalls;
import io.sitrep.bot.discord.web.DiscordWeb;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.Told;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import net.dv8tion.jda.api.requests.Route;
import org.jboss.logging.Logger;

/**
 * Hands answers over: as the first one to an interaction while that is still wanted; then in the place of what was shown first, or for
 * everybody beside it, as long as Discord takes answers to the interaction; from then on as a message of the bot, and where it may not
 * write, or the answer is for one person alone, to that person.
 */
@Singleton
public class LateAnswers {
    private static final Logger LOG = Logger.getLogger(LateAnswers.class);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration UNTIL_A_HUMAN_LOOKS = Duration.ofMinutes(1);
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(3);

    /** Not about the answer: the token does not work, or something before Discord keeps us out. Another one may, and soon. */
    private static final Set<String> US_ALTOGETHER = Set.of("http_401", "http_403");

    private static final String ORIGINAL = "@original";
    private static final String UNKNOWN_MESSAGE = "10008";

    /** Discord tells no more at a time. */
    private static final String MOST_MESSAGES = "100";

    private final WaitingAnswers waiting;
    private final DiscordWeb discord;
    private final Clock clock;
    private final ObjectMapper json;

    public LateAnswers(WaitingAnswers waiting, DiscordWeb discord, Clock clock, ObjectMapper json) {
        this.waiting = waiting;
        this.discord = discord;
        this.clock = clock;
        this.json = json;
    }

    /** As {@link io.sitrep.bot.port.ChatPlatform#tell}. */
    public Uni<Told> tell(String replyTo, String rendered) {
        Optional<ReplyTo> to = ReplyTo.read(replyTo);
        Optional<ObjectNode> message = read(rendered);
        if (to.isEmpty()) {
            return Uni.createFrom().item(new Told.Done());
        }
        if (message.isEmpty()) {
            return Uni.createFrom().item(new Told.Never("an answer that cannot be read"));
        }
        return waiting.of(to.get().interaction())
                .map(first -> first(first, to.get(), message.get()))
                .orElseGet(() -> later(to.get(), message.get()));
    }

    private Uni<Told> first(FirstAnswer first, ReplyTo to, ObjectNode message) {
        return first.message(message)
                .chain(taken -> taken
                        ? Uni.createFrom().item(new Told.Done())
                        // What is changed has to be there.
                        : first.settled()
                                .ifNoItem()
                                .after(FIRST_ANSWER)
                                .recoverWithItem(false)
                                .chain(() -> later(to, message)));
    }

    private Uni<Told> later(ReplyTo to, ObjectNode message) {
        return discord.with(calls -> hand(calls, to, message)).onFailure().recoverWithItem(LateAnswers::failed);
    }

    private Told hand(DiscordCalls calls, ReplyTo to, ObjectNode message) {
        boolean isPrivate = (message.path("flags").asInt() & DiscordRenderer.EPHEMERAL) != 0;
        if (clock.instant().isBefore(to.until())) {
            try {
                if (isPrivate) {
                    privately(calls, to, message);
                } else {
                    forAll(calls, to, message);
                }
                return new Told.Done();
            } catch (PlatformRefused takesNoMore) {
                LOG.infof("an answer goes another way: %s", takesNoMore.getMessage());
            }
        }
        withoutTheInteraction(calls, to, message, isPrivate);
        return new Told.Done();
    }

    /** What was shown first may have been dismissed. */
    private static void privately(DiscordCalls calls, ReplyTo to, ObjectNode message) {
        try {
            calls.ask(
                    Route.Interactions.EDIT_FOLLOWUP.compile(to.application(), to.token(), ORIGINAL),
                    message.deepCopy().without("flags"));
        } catch (PlatformRefused gone) {
            calls.ask(Route.Interactions.CREATE_FOLLOWUP.compile(to.application(), to.token()), message);
        }
    }

    /**
     * As long as the first answer waits for its words, Discord takes the next message for them, and keeps it private. Where the first
     * one is gone somebody may have got as far before: this process, who was not told so, or another one that was killed then.
     */
    private static void forAll(DiscordCalls calls, ReplyTo to, ObjectNode message) {
        try {
            calls.ask(Route.Interactions.DELETE_FOLLOWUP.compile(to.application(), to.token(), ORIGINAL));
        } catch (PlatformRefused gone) {
            LOG.debugf("what was shown first is gone: %s", gone.getMessage());
            if (UNKNOWN_MESSAGE.equals(gone.code()) && isSaid(calls, to)) {
                return;
            }
        }
        calls.ask(Route.Interactions.CREATE_FOLLOWUP.compile(to.application(), to.token()), message);
    }

    /** Whether everybody reads an answer already, among what was written since. Where the bot may not read, nobody can say: no. */
    private static boolean isSaid(DiscordCalls calls, ReplyTo to) {
        try {
            JsonNode since = calls.ask(Route.Messages.GET_MESSAGE_HISTORY
                    .compile(to.channel())
                    .withQueryParams("limit", MOST_MESSAGES, "after", to.interaction()));
            return StreamSupport.stream(since.spliterator(), false)
                    .map(said -> said.path("interaction_metadata").path("id").asText())
                    .anyMatch(to.interaction()::equals);
        } catch (PlatformRefused mayNotRead) {
            LOG.infof("whether an answer is there already cannot be seen: %s", mayNotRead.getMessage());
            return false;
        }
    }

    private static void withoutTheInteraction(DiscordCalls calls, ReplyTo to, ObjectNode message, boolean isPrivate) {
        ObjectNode plain = message.deepCopy();
        plain.remove("flags");
        // The same again within some minutes is not posted twice.
        plain.put("nonce", to.interaction()).put("enforce_nonce", true);
        if (!isPrivate) {
            if (isSaid(calls, to)) {
                return;
            }
            try {
                calls.ask(Route.Messages.SEND_MESSAGE.compile(to.channel()), plain);
                return;
            } catch (PlatformRefused notThere) {
                LOG.infof("an answer goes to the person: %s", notThere.getMessage());
            }
        }
        // A click there is of no guild, and would be refused.
        plain.remove("components");
        ObjectNode recipient = plain.objectNode().put("recipient_id", to.person());
        String talk = calls.ask(Route.Self.CREATE_PRIVATE_CHANNEL.compile(), recipient)
                .path("id")
                .asText();
        calls.ask(Route.Messages.SEND_MESSAGE.compile(talk), plain);
    }

    private static Told failed(Throwable failure) {
        if (failure instanceof PlatformRefused refused) {
            if (US_ALTOGETHER.contains(refused.code())) {
                return new Told.Later(refused.getMessage(), UNTIL_A_HUMAN_LOOKS);
            }
            return new Told.Never(refused.getMessage());
        }
        return failure instanceof PlatformAway away
                ? new Told.Later(away.getMessage(), away.after())
                : new Told.Later("our own part failed, " + failure.getClass().getSimpleName(), SOON);
    }

    private Optional<ObjectNode> read(String rendered) {
        try {
            return Optional.ofNullable(json.readTree(rendered))
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast);
        } catch (JsonProcessingException damaged) {
            return Optional.empty();
        }
    }
}
