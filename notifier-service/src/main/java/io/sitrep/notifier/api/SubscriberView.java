package io.sitrep.notifier.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sitrep.notifier.subscription.Endpoint;
import io.sitrep.notifier.subscription.Enrolled;
import io.sitrep.notifier.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A subscriber as the API shows one.
 *
 * @param state pending (not confirmed), active, disabled (the address is switched off, see the reason) or unsubscribed
 * @param secret only in the answer that made the subscriber, and only where there is one
 */
record SubscriberView(
        UUID id,
        String channel,
        String address,
        List<UUID> components,
        List<UUID> groups,
        List<String> regions,
        String minImpact,
        boolean maintenances,
        boolean postmortems,
        boolean everyUpdate,
        String locale,
        String timeZone,
        String state,
        String stateReason,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) String secret) {

    static SubscriberView of(Enrolled enrolled) {
        Endpoint endpoint = enrolled.endpoint();
        Subscription subscription = enrolled.subscription();
        return new SubscriberView(
                endpoint.subscriber.id,
                endpoint.channel,
                endpoint.address,
                List.of(subscription.components),
                List.of(subscription.groups),
                List.of(subscription.regions),
                subscription.minImpact,
                subscription.maintenances,
                subscription.postmortems,
                subscription.everyUpdate,
                subscription.locale,
                subscription.timeZone,
                enrolled.state(),
                endpoint.stateReason,
                subscription.createdAt,
                enrolled.newSecret().orElse(null));
    }
}
