package io.sitrep.bot.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.bot.reply.Phrase;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** What the incident service's answers, and the lack of one, mean. */
final class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class);
    private static final int NOT_SENT_FURTHER = 503;
    private static final int TOO_MANY = 429;
    private static final int STALE = 412;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final long LONGEST_WAIT_SECONDS = 300;

    private Answers() {}

    /** Passes on a success; anything else is a refusal or no usable answer. */
    static void check(Response answer, ObjectMapper json) {
        int status = answer.getStatus();
        if (status < 300) {
            return;
        }
        if (status >= 500 || status == TOO_MANY) {
            boolean maybeDone = status != NOT_SENT_FURTHER && status != TOO_MANY;
            throw new IncidentUnreachable("it answered " + status, maybeDone, retryAfter(answer));
        }
        if (status == 401 || status == 403) {
            LOG.errorf(
                    "the incident service answered %d to the bot: SITREP_SERVICE_TOKEN must be the same in both",
                    status);
            throw new IncidentRefused(Phrase.of("refuse.token", "SITREP_SERVICE_TOKEN"));
        }
        throw new IncidentRefused(reason(answer, json));
    }

    /** In seconds, as our own services say it. */
    private static Duration retryAfter(Response answer) {
        String asked = answer.getHeaderString("Retry-After");
        return asked != null && SECONDS.matcher(asked).matches()
                ? Duration.ofSeconds(Math.min(Long.parseLong(asked), LONGEST_WAIT_SECONDS))
                : Duration.ZERO;
    }

    /** A connection that was refused carried nothing; whatever fails later may have been carried out. */
    static IncidentUnreachable unreachable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return new IncidentUnreachable("it takes no connection", false);
            }
        }
        return new IncidentUnreachable(
                "the connection was lost: " + failure.getClass().getSimpleName(), true);
    }

    private static Phrase reason(Response answer, ObjectMapper json) {
        try {
            ProblemJson problem = json.readValue(answer.readEntity(String.class), ProblemJson.class);
            return answer.getStatus() == STALE ? Phrase.of("refuse.stale") : Refusals.of(problem);
        } catch (JsonProcessingException | RuntimeException unreadable) {
            return Phrase.of("refuse.status-code", String.valueOf(answer.getStatus()));
        }
    }
}
