package io.sitrep.incident.command;

/** There is nothing of that name. */
public class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unknown(String what) {
        super(what, null, false, false);
    }
}
