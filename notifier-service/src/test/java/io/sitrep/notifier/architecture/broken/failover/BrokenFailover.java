package io.sitrep.notifier.architecture.broken.failover;

import io.sitrep.notifier.architecture.broken.api.BrokenResource;

/** Breaks the rule on purpose: what takes over from broken addresses must not know the API. */
public class BrokenFailover {
    BrokenResource resource;
}
