package io.sitrep.incident.broken.domain;

import io.smallrye.mutiny.Uni;

/** Breaks a rule on purpose. */
public class FrameworkInTheDomain {
    Uni<String> later;
}
