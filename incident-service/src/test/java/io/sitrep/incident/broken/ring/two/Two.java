package io.sitrep.incident.broken.ring.two;

import io.sitrep.incident.broken.ring.one.One;

/** Breaks a rule on purpose, together with its twin. */
public class Two {
    One one;
}
