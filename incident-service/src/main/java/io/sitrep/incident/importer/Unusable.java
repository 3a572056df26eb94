package io.sitrep.incident.importer;

/** An item that can't be imported, and why; the others go on. */
class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String reason) {
        super(reason, null, false, false);
    }
}
