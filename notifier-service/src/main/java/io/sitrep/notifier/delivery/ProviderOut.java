package io.sitrep.notifier.delivery;

/** A provider, or an address, went out just now; or is back. It stands in the database. */
public record ProviderOut() {}
