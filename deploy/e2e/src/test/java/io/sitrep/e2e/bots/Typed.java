package io.sitrep.e2e.bots;

import io.sitrep.fakes.discord.Sent;
import java.util.concurrent.CompletableFuture;

/**
 * A declaration, on its way since it was typed.
 *
 * @param channel where nothing else was typed
 * @param sent ends when it is acknowledged, or was not in 3 s
 */
public record Typed(String title, String channel, CompletableFuture<Sent> sent) {
    /** Waits until it is known. */
    public boolean isAcknowledged() {
        return sent.join().isAcknowledged();
    }
}
