package io.sitrep.bot.rooms.step;

import io.sitrep.bot.rooms.Look;
import io.smallrye.mutiny.Uni;

/**
 * One thing a look sees to. It does what is missing and nothing else, so that it may be repeated after any crash; what it
 * has done is written down before it goes on. What stops it (a platform or a service that is away or refuses) is for the
 * next look; the other steps are taken all the same.
 */
public interface Step {
    Uni<Void> take(Look look);
}
