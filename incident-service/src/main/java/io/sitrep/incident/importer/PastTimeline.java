package io.sitrep.incident.importer;

import io.sitrep.incident.domain.Fact;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.domain.TimelineEntry;
import io.sitrep.incident.domain.Update;
import io.sitrep.incident.store.ImportedIncidents.SourceUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The lines of the timeline that imported updates would have left behind had they been said here. */
final class PastTimeline {
    private PastTimeline() {}

    /**
     * Lines for updates.
     *
     * @param newestFirst all updates of the incident
     * @param fresh those among them that have no line yet
     */
    static List<TimelineEntry> of(List<SourceUpdate> newestFirst, Predicate<Update> fresh, Instant now) {
        List<TimelineEntry> lines = new ArrayList<>();
        Status before = null;
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            Update update = newestFirst.get(i).update();
            if (fresh.test(update)) {
                lines.add(line(before, update, now));
            }
            before = update.status();
        }
        return lines;
    }

    private static TimelineEntry line(Status before, Update update, Instant now) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("update", update.id().toString());
        String text = "Update published";
        if (before != null && before != update.status()) {
            boolean backward = before.compareTo(update.status()) > 0;
            details.put("from", before.wire());
            details.put("to", update.status().wire());
            if (backward) {
                details.put("backward", "true");
            }
            text = "Update published, %s → %s%s"
                    .formatted(
                            before.wire(),
                            update.status().wire(),
                            backward && update.status().isOpen() ? ": the fix did not hold" : "");
        }
        boolean resolves = !update.status().isOpen() && (before == null || before.isOpen());
        return new TimelineEntry(
                null,
                Fact.of(before == null ? update.status() : before, update.status(), resolves),
                update.publishedAt(),
                now,
                update.author(),
                text,
                null,
                null,
                details);
    }
}
