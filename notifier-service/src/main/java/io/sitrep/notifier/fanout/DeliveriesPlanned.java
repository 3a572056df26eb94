package io.sitrep.notifier.fanout;

/** Fired after each chunk that planned deliveries. Only a nudge: nothing depends on its arrival. */
public record DeliveriesPlanned(int count) {}
