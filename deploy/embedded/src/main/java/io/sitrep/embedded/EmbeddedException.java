package io.sitrep.embedded;

/** A part that could not be started or used. The message is one line for a person: what failed, where, and why. */
public class EmbeddedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EmbeddedException(String message) {
        super(message);
    }

    public EmbeddedException(String message, Throwable cause) {
        super(message, cause);
    }
}
