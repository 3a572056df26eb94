package io.sitrep.incident.store;

import io.sitrep.incident.domain.Note;
import io.sitrep.incident.domain.TimelineEntry;
import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What became of what was written down. Each method runs in the caller's session or transaction. */
@ApplicationScoped
public class Notes {
    /** The newest word on each of these notes. */
    private static final String NEWEST = """
            SELECT DISTINCT ON (details::jsonb ->> 'note') details::jsonb ->> 'note', details::jsonb ->> 'to.text', at
            FROM timeline
            WHERE incident_id = $1 AND fact = 'noted' AND details::jsonb ->> 'note' = ANY (string_to_array($2, ','))
            ORDER BY details::jsonb ->> 'note', recorded_at DESC, id DESC""";

    /** One note of an incident, or null. */
    public Uni<Note> find(UUID incident, UUID note) {
        return TimelineRow.<TimelineRow>find("incidentId = ?1 and id = ?2", incident, note)
                .firstResult()
                .map(row -> row == null ? List.<TimelineEntry>of() : List.of(Timeline.entry(row)))
                .chain(found -> among(incident, found))
                .map(found -> found.get(note));
    }

    /** Those of these lines that are notes, as they are now, by their ids. */
    public Uni<Map<UUID, Note>> among(UUID incident, List<TimelineEntry> lines) {
        Map<UUID, Note> notes = new HashMap<>();
        lines.stream().filter(Note::isOne).forEach(line -> notes.put(line.id(), Note.of(line)));
        if (notes.isEmpty()) {
            return Uni.createFrom().item(notes);
        }
        String ids = notes.keySet().stream().map(UUID::toString).collect(Collectors.joining(","));
        return PlainSql.select(row -> row, NEWEST, incident, ids)
                .invoke(words -> words.forEach(word -> notes.computeIfPresent(
                        UUID.fromString((String) word[0]), (id, note) -> now(note, (String) word[1], word[2]))))
                .replaceWith(notes);
    }

    private static Note now(Note note, String text, Object time) {
        Instant at = ((OffsetDateTime) time).toInstant();
        return text == null ? note.takenAway(at) : note.corrected(text, at);
    }
}
