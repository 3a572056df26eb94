package io.sitrep.notifier.subscription;

import java.util.Optional;

/** A subscriber with the first address and the preferences, as one reads them together. */
public record Enrolled(Endpoint endpoint, Subscription subscription, Optional<String> newSecret) {
    /** Unsubscribed, whatever the address; else as the address is. */
    public String state() {
        return Subscription.ACTIVE.equals(subscription.state) ? endpoint.state : subscription.state;
    }
}
