package io.sitrep.bot.slack.web;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformBusy;
import io.sitrep.bot.port.PlatformRefused;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells Slack's answers apart: usable, a refusal, or a reason to try again later. What is thrown holds Slack's own word for it
 * at most, never a token or a body. Source: https://docs.slack.dev/apis/web-api/rate-limits and the tables of common errors in
 * https://docs.slack.dev/reference/methods, read 2026-11-22.
 */
final class SlackAnswers {
    static final Duration SOON = Duration.ofSeconds(2);
    private static final int TOO_MANY = 429;
    private static final Set<String> BUSY = Set.of("ratelimited", "rate_limited");
    private static final Set<String> AWAY =
            Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");
    private static final Pattern WORD = Pattern.compile("[a-z0-9_]{1,80}");

    private SlackAnswers() {}

    /** One call of the Web API. */
    interface Call<T extends SlackApiTextResponse> {
        T run() throws IOException, SlackApiException;
    }

    static <T extends SlackApiTextResponse> T usable(Call<T> call) {
        T answer;
        try {
            answer = call.run();
        } catch (SlackApiException failed) {
            throw away(failed);
        } catch (IOException lost) {
            throw new PlatformAway("no answer of Slack, " + lost.getClass().getSimpleName(), SOON);
        } catch (RuntimeException unreadable) {
            // The SDK's JSON reader has exceptions of its own, which quote what they could not read.
            throw new PlatformAway(
                    "an answer that cannot be read, " + unreadable.getClass().getSimpleName(), SOON);
        }
        if (answer == null) {
            throw new PlatformAway("an empty answer", SOON);
        }
        if (answer.isOk()) {
            return answer;
        }
        String word = word(answer.getError());
        if (BUSY.contains(word)) {
            throw new PlatformBusy("Slack says " + word, SOON);
        }
        if (AWAY.contains(word)) {
            throw new PlatformAway("Slack says " + word, SOON);
        }
        throw new PlatformRefused(word);
    }

    private static PlatformAway away(SlackApiException failed) {
        int status = failed.getResponse() == null ? 0 : failed.getResponse().code();
        String wait = failed.getResponse() == null ? null : failed.getResponse().header("Retry-After");
        boolean asked = wait != null && SECONDS.matcher(wait).matches();
        String reason = "Slack answers " + status;
        Duration after = asked ? Duration.ofSeconds(Long.parseLong(wait)) : SOON;
        return status == TOO_MANY ? new PlatformBusy(reason, after) : new PlatformAway(reason, after);
    }

    private static String word(String error) {
        return error != null && WORD.matcher(error).matches() ? error : "unknown_error";
    }
}
