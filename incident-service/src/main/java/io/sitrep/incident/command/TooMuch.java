package io.sitrep.incident.command;

/** With the change the incident would hold more than one event can carry: it would never reach anybody. */
public class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuch(String ref) {
        super(
                ref + " would hold more than the 1 MiB an event carries: shorten its texts, or take away what is done",
                null,
                false,
                false);
    }
}
