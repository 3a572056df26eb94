package io.sitrep.notifier.channel.http;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Calls that make one attempt together: one deadline holds for all of them. */
public final class Calls {
    private final ProviderApi api;

    /** By {@link System#nanoTime}. */
    private final long end;

    Calls(ProviderApi api, Duration within) {
        this.api = api;
        this.end = System.nanoTime() + within.toNanos();
    }

    /**
     * Answers on the caller's context. Fails with {@link NotSent} when nothing left this process, with {@link NoAnswer} when something
     * may have arrived and no whole answer came; never for an answer's status.
     */
    public Uni<Reply> call(Call call) {
        return call(call, Duration.ofNanos(Long.MAX_VALUE));
    }

    /** @param most that may be waited for this one, so that something is left for those that follow */
    public Uni<Reply> call(Call call, Duration most) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            return Uni.createFrom().failure(new NotSent(new TimeoutException()));
        }
        return api.call(call, left.compareTo(most) < 0 ? left : most);
    }
}
