package io.sitrep.incident.audit;

import io.sitrep.incident.domain.Wire;

/** What came of a request. */
public enum Outcome implements Wire {
    /** It was carried out, in the transaction that holds the row. */
    ACCEPTED,
    /** It changed nothing. */
    REFUSED
}
