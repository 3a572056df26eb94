package io.sitrep.bot.events;

import java.util.UUID;

/**
 * How far the deliveries of one publication are.
 *
 * @param sequence 1, 2, 3, … per publication
 * @param unreachable readers who could not be told on any of their addresses
 */
record DeliveryCount(Long sequence, Incident incident, UUID publication, UUID update, Counts counts, int unreachable) {
    record Incident(UUID id) {}

    record Counts(
            int planned,
            int pending,
            int sending,
            int retrying,
            int delivered,
            int uncertain,
            int dead,
            int superseded,
            int failedOver,
            int suppressed,
            int cancelled) {
        int unsent() {
            return pending + sending + retrying;
        }
    }

    DeliveryCount checked() {
        if (sequence == null || incident == null || incident.id() == null || publication == null || counts == null) {
            throw new PoisonEvent("the data lacks one of sequence, incident, publication, counts");
        }
        return this;
    }
}
