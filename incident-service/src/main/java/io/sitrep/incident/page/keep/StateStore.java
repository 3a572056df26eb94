package io.sitrep.incident.page.keep;

import io.sitrep.incident.page.PageState;
import java.util.Optional;

/** A place where a state of the page was kept, for the time when the database is away at the start. */
public interface StateStore {
    /** The last state kept there; empty when there is none or it cannot be used, which is logged. */
    Optional<PageState> read();
}
