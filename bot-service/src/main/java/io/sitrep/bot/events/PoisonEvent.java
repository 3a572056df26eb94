package io.sitrep.bot.events;

/** A record nobody here can ever understand. The message says what is wrong with it and repeats nothing of it. */
public class PoisonEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PoisonEvent(String what) {
        super(what, null, false, false);
    }
}
