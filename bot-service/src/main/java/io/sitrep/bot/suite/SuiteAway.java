package io.sitrep.bot.suite;

/** Another service gave no usable answer. The same again later is what to do. */
public class SuiteAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SuiteAway(String reason) {
        super(reason, null, false, false);
    }
}
