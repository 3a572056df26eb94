package io.sitrep.notifier.architecture.broken.template;

import io.sitrep.notifier.architecture.broken.api.BrokenResource;

/** Breaks the rule on purpose: a template knows nothing but itself. */
public class BrokenTemplate {
    BrokenResource resource;
}
