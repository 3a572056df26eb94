package io.sitrep.incident.broken.ring.one;

import io.sitrep.incident.broken.ring.two.Two;

/** Breaks a rule on purpose, together with its twin. */
public class One {
    Two two;
}
