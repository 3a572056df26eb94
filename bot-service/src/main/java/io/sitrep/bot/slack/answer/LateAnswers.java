package io.sitrep.bot.slack.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.Told;
import io.sitrep.bot.slack.install.Workspaces;
import io.sitrep.bot.slack.web.SlackCalls;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Hands answers over that come too late for their request. Slack's address for them works five times within 30 minutes; from then
 * on the answer is posted in the channel, and where the bot or the person is not in it, said to the person alone.
 */
@Singleton
public class LateAnswers {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final ResponseUrl responseUrl;
    private final Workspaces workspaces;
    private final ObjectMapper json;

    public LateAnswers(ResponseUrl responseUrl, Workspaces workspaces, ObjectMapper json) {
        this.responseUrl = responseUrl;
        this.workspaces = workspaces;
        this.json = json;
    }

    /** As {@link io.sitrep.bot.port.ChatPlatform#tell}. */
    public Uni<Told> tell(String replyTo, String rendered) {
        ReplyTo to = ReplyTo.read(replyTo);
        if (to.url().isEmpty()) {
            return to.workspace().isEmpty() ? Uni.createFrom().item(new Told.Done()) : post(to, rendered);
        }
        return responseUrl
                .post(to.url(), rendered)
                .chain(told -> told instanceof Told.Never && !to.workspace().isEmpty()
                        ? post(to, rendered)
                        : Uni.createFrom().item(told));
    }

    private Uni<Told> post(ReplyTo to, String rendered) {
        return workspaces
                .in(to.workspace(), slack -> post(slack, to, read(rendered)))
                .onFailure()
                .recoverWithItem(LateAnswers::failed);
    }

    private static Told failed(Throwable failure) {
        if (failure instanceof PlatformRefused refused) {
            return new Told.Never(refused.getMessage());
        }
        return failure instanceof PlatformAway away
                ? new Told.Later(away.getMessage(), away.after())
                : new Told.Later("our own part failed, " + failure.getClass().getSimpleName(), SOON);
    }

    private static Told post(SlackCalls slack, ReplyTo to, JsonNode message) {
        boolean everybody = "in_channel".equals(message.path("response_type").asText());
        try {
            if (everybody) {
                say(slack, to.channel(), message);
            } else {
                whisper(slack, to, message);
            }
        } catch (PlatformRefused notThere) {
            say(slack, to.person(), message);
        }
        return new Told.Done();
    }

    private static void say(SlackCalls slack, String where, JsonNode message) {
        slack.ask(methods -> methods.chatPostMessage(request -> request.channel(where)
                .text(message.path("text").asText())
                .blocksAsString(message.path("blocks").toString())
                .unfurlLinks(false)
                .unfurlMedia(false)));
    }

    private static void whisper(SlackCalls slack, ReplyTo to, JsonNode message) {
        slack.ask(methods -> methods.chatPostEphemeral(request -> request.channel(to.channel())
                .user(to.person())
                .text(message.path("text").asText())
                .blocksAsString(message.path("blocks").toString())));
    }

    private JsonNode read(String rendered) {
        try {
            return json.readTree(rendered);
        } catch (JsonProcessingException damaged) {
            throw new PlatformRefused("unreadable_answer");
        }
    }
}
