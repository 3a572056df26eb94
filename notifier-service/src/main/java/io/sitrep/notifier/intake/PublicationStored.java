package io.sitrep.notifier.intake;

import java.util.UUID;

/** Fired once a publication is durable and waits for its fan-out. Only a nudge: nothing depends on its arrival. */
public record PublicationStored(UUID publicationId) {}
