package io.sitrep.bot.port;

/** A platform understood and said no: the same again helps nobody until a human changes something. */
public class PlatformRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code the platform's own word for it: {@code channel_not_found} */
    public PlatformRefused(String code) {
        super("the platform refuses: " + code, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
