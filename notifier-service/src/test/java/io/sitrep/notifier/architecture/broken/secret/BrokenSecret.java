package io.sitrep.notifier.architecture.broken.secret;

import io.sitrep.notifier.architecture.broken.erasure.BrokenErasure;

/** Breaks the rule on purpose: keys must not know who was erased. */
public class BrokenSecret {
    BrokenErasure erasure;
}
