package io.sitrep.notifier.fanout;

import java.util.Set;

/** Fired after each chunk that planned deliveries, with the channels they go by. Only a nudge: nothing depends on its arrival. */
public record DeliveriesPlanned(Set<String> channels) {}
