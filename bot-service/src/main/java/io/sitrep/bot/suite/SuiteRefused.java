package io.sitrep.bot.suite;

/** Another service understood and said no: the same again helps nobody until a human changes something. */
public class SuiteRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    SuiteRefused(String service, int status) {
        super(service + " answered " + status, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
