package io.sitrep.bot.slack.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Keeps to what a 429 asks for: until its time is over that method is not called again for that workspace, whoever wants to; they get
 * the same answer from here, with the wait that is left. Slack counts by method and workspace: other methods and other workspaces go
 * on. Holds for this process alone. Source: https://docs.slack.dev/apis/web-api/rate-limits, read 2026-11-22.
 */
final class Quiet implements Interceptor {
    private static final int TOO_MANY = 429;
    private static final String RETRY_AFTER = "Retry-After";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final LongSupplier nanoTime;
    private final Map<String, Long> until = new ConcurrentHashMap<>();

    /** @param nanoTime as {@link System#nanoTime()} */
    Quiet(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        // The token stands for the workspace.
        String place = request.header("Authorization") + " " + request.url().encodedPath();
        long left = until.getOrDefault(place, nanoTime.getAsLong()) - nanoTime.getAsLong();
        if (left > 0) {
            return quiet(request, left);
        }
        until.remove(place);
        Response answer = chain.proceed(request);
        if (answer.code() == TOO_MANY) {
            until.put(place, nanoTime.getAsLong() + asked(answer).toNanos());
        }
        return answer;
    }

    private static Duration asked(Response answer) {
        String asked = answer.header(RETRY_AFTER);
        return asked != null && SECONDS.matcher(asked).matches()
                ? Duration.ofSeconds(Long.parseLong(asked))
                : SlackAnswers.SOON;
    }

    private static Response quiet(Request request, long nanos) {
        long seconds = Duration.ofNanos(nanos).plusSeconds(1).minusNanos(1).toSeconds();
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(TOO_MANY)
                .message("Not asked again yet")
                .header(RETRY_AFTER, Long.toString(seconds))
                .body(ResponseBody.create("{\"ok\":false,\"error\":\"ratelimited\"}", JSON))
                .build();
    }
}
