package io.sitrep.local;

/** Something a person has to put right. The message says what, in a line, and is all that is shown. */
public class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UserError(String message) {
        super(message);
    }

    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
