package io.sitrep.incident.command;

/** There is no incident of that name. */
public class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unknown(String ref) {
        super("incident " + ref, null, false, false);
    }
}
