package io.sitrep.incident.store;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.quarkus.panache.common.Parameters;
import io.sitrep.incident.domain.Actor;
import io.sitrep.incident.domain.Fact;
import io.sitrep.incident.domain.Origin;
import io.sitrep.incident.domain.TimelineEntry;
import io.sitrep.incident.domain.Wire;
import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Where timelines are kept. Each method runs in the caller's session or transaction. */
@ApplicationScoped
public class Timeline {
    private static final String ADD = """
            INSERT INTO timeline (id, incident_id, fact, at, recorded_at, actor_id, actor, origin, text, source, author, details)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""";

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    /** To be called when the incident itself stands in the database. */
    public Uni<Void> add(UUID incident, TimelineEntry entry) {
        return PlainSql.update(
                        ADD,
                        entry.id() == null ? ids.generate() : entry.id(),
                        incident,
                        entry.fact().wire(),
                        entry.at(),
                        entry.recordedAt(),
                        entry.actor().id(),
                        entry.actor().name(),
                        entry.actor().origin().wire(),
                        entry.text(),
                        entry.source(),
                        entry.author(),
                        JsonText.write(entry.details()))
                .replaceWithVoid();
    }

    /** A new line that is not written yet. */
    TimelineRow fresh(UUID incident, TimelineEntry entry) {
        TimelineRow row = new TimelineRow();
        row.id = ids.generate();
        row.incidentId = incident;
        row.fact = entry.fact().wire();
        row.at = entry.at();
        row.recordedAt = entry.recordedAt();
        row.actorId = entry.actor().id();
        row.actor = entry.actor().name();
        row.origin = entry.actor().origin().wire();
        row.text = entry.text();
        row.source = entry.source();
        row.author = entry.author();
        row.details = JsonText.write(entry.details());
        return row;
    }

    /** In the order in which things happened, whenever they were written down; notes as they were written. */
    public Uni<List<TimelineEntry>> list(UUID incident, TimeCursor after, int limit) {
        Parameters values = Parameters.with("incident", incident);
        String later = "";
        if (after != null) {
            later = " and (at > :at or (at = :at and id > :id))";
            values.and("at", after.at()).and("id", after.id());
        }
        return TimelineRow.<TimelineRow>find("incidentId = :incident" + later + " order by at, id", values)
                .range(0, limit - 1)
                .list()
                .map(rows -> rows.stream().map(Timeline::entry).toList());
    }

    /** The last ones of those before that one, in the same order; of all where none is named. */
    public Uni<List<TimelineEntry>> before(UUID incident, TimeCursor end, int limit) {
        Parameters values = Parameters.with("incident", incident);
        String earlier = "";
        if (end != null) {
            earlier = " and (at < :at or (at = :at and id < :id))";
            values.and("at", end.at()).and("id", end.id());
        }
        return TimelineRow.<TimelineRow>find("incidentId = :incident" + earlier + " order by at desc, id desc", values)
                .range(0, limit - 1)
                .list()
                .map(rows -> {
                    List<TimelineEntry> lines =
                            new ArrayList<>(rows.stream().map(Timeline::entry).toList());
                    Collections.reverse(lines);
                    return lines;
                });
    }

    static TimelineEntry entry(TimelineRow row) {
        return new TimelineEntry(
                row.id,
                Wire.parse(Fact.class, row.fact),
                row.at,
                row.recordedAt,
                new Actor(row.actorId, row.actor, Wire.parse(Origin.class, row.origin)),
                row.text,
                row.source,
                row.author,
                JsonText.texts(row.details));
    }
}
