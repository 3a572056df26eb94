package io.sitrep.kit.problem;

/** A string that no text column and no reader can hold: with a NUL in it, or half a surrogate pair. */
public class ForbiddenText extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ForbiddenText(String message) {
        super(message, null, false, false);
    }
}
