package io.sitrep.incident.page;

import io.sitrep.incident.domain.StatusInterval;
import java.time.Instant;
import java.util.List;

/**
 * What was recorded of a component by incidents and maintenances the public knows of, as far back as the page shows.
 *
 * @param since when it can have been up: when it went into service; where nobody said when that was, since it is known or
 *     anything was recorded of it
 * @param intervals in which it was not operational, in any order; they may overlap
 */
public record Track(Instant since, List<StatusInterval> intervals) {
    public Track {
        intervals = List.copyOf(intervals);
    }
}
