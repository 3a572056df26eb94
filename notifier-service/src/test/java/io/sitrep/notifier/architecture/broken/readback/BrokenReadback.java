package io.sitrep.notifier.architecture.broken.readback;

import io.sitrep.notifier.architecture.broken.api.BrokenResource;

/** Breaks the rule on purpose: who looks at providers must not know the API. */
public class BrokenReadback {
    BrokenResource resource;
}
