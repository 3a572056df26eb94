package io.sitrep.bot.slack.web;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import io.sitrep.bot.port.PlatformAway;
import java.io.IOException;
import java.time.Duration;

/**
 * Calls of the Web API with one workspace's token, one after the other, until their time is over: none is begun that might
 * last longer. So nobody who was told that it did not work is surprised by one that still does. Blocks; for worker threads.
 */
public final class SlackCalls {
    private final MethodsClient methods;
    private final long callNanos;
    private final long end;

    SlackCalls(MethodsClient methods, Duration call, Duration altogether) {
        this.methods = methods;
        this.callNanos = call.toNanos();
        this.end = System.nanoTime() + altogether.toNanos();
    }

    /** One call, by the SDK's own names. */
    public interface Call<T extends SlackApiTextResponse> {
        T by(MethodsClient methods) throws IOException, SlackApiException;
    }

    /**
     * @throws PlatformAway when there is no usable answer, or no time left to wait for one
     * @throws io.sitrep.bot.port.PlatformRefused with Slack's word for it
     */
    public <T extends SlackApiTextResponse> T ask(Call<T> call) {
        if (System.nanoTime() + callNanos - end > 0) {
            throw new PlatformAway("Slack was too slow", SlackAnswers.SOON);
        }
        return SlackAnswers.usable(() -> call.by(methods));
    }
}
