package io.sitrep.notifier.architecture.broken.progress;

import io.sitrep.notifier.architecture.broken.api.BrokenResource;

/** Breaks the rule on purpose: what is told of deliveries must not know the API. */
public class BrokenProgress {
    BrokenResource resource;
}
