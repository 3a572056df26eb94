package io.sitrep.incident.page;

import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.StatusInterval;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** From rows to what was recorded of components. */
final class TrackRows {
    private static final ComponentStatus[] STATUSES = ComponentStatus.values();

    private TrackRows() {}

    static Track track(Row row) {
        Long[] statuses = row.getArrayOfLongs("statuses");
        Long[] begins = row.getArrayOfLongs("begins");
        Long[] ends = row.getArrayOfLongs("ends");
        List<StatusInterval> intervals = new ArrayList<>();
        for (int i = 0; statuses != null && i < statuses.length; i++) {
            intervals.add(new StatusInterval(
                    STATUSES[statuses[i].intValue() - 1], moment(begins[i]), ends[i] == null ? null : moment(ends[i])));
        }
        return new Track(PageRows.instant(row, "since"), intervals);
    }

    private static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
