package io.sitrep.incident.page.live;

import java.util.HashMap;
import java.util.Map;

/** How many streams each client has open. Forgets who has none. */
final class Shares {
    private final int most;
    private final Map<String, Integer> open = new HashMap<>(); // guarded by this

    /** @param most for one client */
    Shares(int most) {
        this.most = most;
    }

    /** False when this client has as many as it may; then nothing was taken. */
    synchronized boolean take(String client) {
        int had = open.getOrDefault(client, 0);
        if (had >= most) {
            return false;
        }
        open.put(client, had + 1);
        return true;
    }

    synchronized void giveBack(String client) {
        open.computeIfPresent(client, (same, had) -> had > 1 ? Integer.valueOf(had - 1) : null);
    }
}
