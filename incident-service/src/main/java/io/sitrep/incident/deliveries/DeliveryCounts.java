package io.sitrep.incident.deliveries;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Deliveries by their state; all but {@code planned} add up to it. */
public record DeliveryCounts(
        @JsonProperty(required = true) long planned,
        long pending,
        long sending,
        long retrying,
        long delivered,
        long uncertain,
        long dead,
        long superseded,
        long failedOver,
        long suppressed,
        long cancelled) {
    static final DeliveryCounts NONE = new DeliveryCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    DeliveryCounts plus(DeliveryCounts other) {
        return new DeliveryCounts(
                planned + other.planned,
                pending + other.pending,
                sending + other.sending,
                retrying + other.retrying,
                delivered + other.delivered,
                uncertain + other.uncertain,
                dead + other.dead,
                superseded + other.superseded,
                failedOver + other.failedOver,
                suppressed + other.suppressed,
                cancelled + other.cancelled);
    }
}
