package io.sitrep.notifier.delivery;

import java.util.Locale;
import java.util.Optional;

/** Where a delivery stands. What leads in and out of each is written beside the table, in the schema. */
public enum DeliveryState {
    PENDING,
    SENDING,
    RETRYING,
    DELIVERED,
    UNCERTAIN,
    DEAD,
    SUPERSEDED,
    FAILED_OVER,
    SUPPRESSED,
    CANCELLED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DeliveryState> of(String word) {
        for (DeliveryState state : values()) {
            if (state.word().equals(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
