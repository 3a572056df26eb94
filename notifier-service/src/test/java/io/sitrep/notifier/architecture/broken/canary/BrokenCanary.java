package io.sitrep.notifier.architecture.broken.canary;

import io.sitrep.notifier.architecture.broken.api.BrokenResource;

/** Breaks the rule on purpose: the canary must not know the API. */
public class BrokenCanary {
    BrokenResource resource;
}
