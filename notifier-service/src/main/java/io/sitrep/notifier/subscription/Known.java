package io.sitrep.notifier.subscription;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/**
 * As much of a subscription as the page behind a link shows.
 *
 * @param id of the subscription
 * @param further whether the link is that of an address to fall back to: it decides about this address and shows nothing else
 * @param state pending, active, disabled or unsubscribed
 */
public record Known(UUID id, boolean further, String state, String channel, String address, Preferences preferences) {
    public boolean is(String wanted) {
        return wanted.equals(state);
    }

    Known as(String next) {
        return new Known(id, further, next, channel, address, preferences);
    }

    static Known of(Row row) {
        return new Known(
                row.getUUID("id"),
                row.getBoolean("further"),
                row.getString("known_state"),
                row.getString("channel"),
                row.getString("address"),
                Preferences.of(row));
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "Known[" + id + "]";
    }
}
