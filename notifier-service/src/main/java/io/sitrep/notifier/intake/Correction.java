package io.sitrep.notifier.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.notifier.intake.PublicationRows.Readers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Gives what was published the words of its correction, so that whoever is told from now on reads those. Status, components
 * and the incident's head stay as they were when it was published, but for its title in a language that came later: they are not what was corrected. Who was told the wrong words
 * already hears of it in a message of its own where the correction says so, else not.
 */
@Singleton
class Correction {
    // Also an earlier correction on its way: it would tell what is wrong by now.
    private static final String REWRITE = """
            WITH corrected AS (SELECT id FROM publications WHERE incident_id = $1 AND update_id = $2)
            UPDATE publications SET revision = revision + 1,
                payload = jsonb_set(jsonb_set(payload::jsonb, '{change}', (payload::jsonb -> 'change') || $3::text::jsonb),
                    '{incident,translations}', CASE jsonb_typeof(payload::jsonb #> '{incident,translations}')
                        WHEN 'object' THEN payload::jsonb #> '{incident,translations}' ELSE '{}' END || $4::text::jsonb)::text
            WHERE id IN (SELECT id FROM corrected)
                OR (kind = 'correction' AND only_told_of IN (SELECT id FROM corrected))""";

    // A chunk that is being planned holds its job: once it is here, what it planned is.
    private static final String WAIT_FOR_PLANNING = """
            SELECT j.publication_id FROM fanout_jobs j JOIN publications p ON p.id = j.publication_id
            WHERE p.incident_id = $1 AND p.update_id = $2 AND p.waits IS NOT NULL FOR UPDATE OF j""";

    // Who waited for it in a language in which it is there now.
    private static final String STOP_WAITING = """
            WITH there AS (
                UPDATE publications SET waits = waits || $3::text::jsonb
                WHERE incident_id = $1 AND update_id = $2 AND waits IS NOT NULL RETURNING id, waits
            )
            UPDATE queue q SET due_at = now() FROM there t, subscriptions s
            WHERE q.publication_id = t.id AND s.id = q.subscription_id AND q.state = 'pending' AND q.due_at > now()
              AND q.due_at < 'infinity'
              AND coalesce(t.waits ->> s.locale, t.waits ->> split_part(s.locale, '-', 1)) = '0'""";

    private static final String CORRECTED = """
            SELECT id, revision + 1 AS revision, payload FROM publications WHERE incident_id = $1 AND update_id = $2
            ORDER BY sequence DESC LIMIT 1""";

    // One message about what is wrong is enough: the newest, which goes to all whom the earlier one was for.
    private static final String END_EARLIER = """
            WITH earlier AS (
                UPDATE fanout_jobs SET done = true, done_at = coalesce(done_at, now()) WHERE only_told_of = $1
                RETURNING publication_id)
            SELECT array(SELECT publication_id FROM earlier) AS ids""";

    private final ObjectMapper json;
    private final EventReader reader;
    private final PublicationRows rows;

    Correction(ObjectMapper json, EventReader reader, PublicationRows rows) {
        this.json = json;
        this.reader = reader;
        this.rows = rows;
    }

    /** Does nothing when only the head was edited: what is under way tells the update, in its own words. */
    Uni<Settled> of(SqlConnection connection, PublicationEvent event) {
        Publication corrected = event.publication();
        UUID update = corrected.change().id();
        if (update == null) {
            return Uni.createFrom().item(Settled.NONE);
        }
        UUID incident = corrected.incident().id();
        return connection
                .preparedQuery(CORRECTED)
                .execute(Tuple.of(incident, update))
                .map(found -> StreamSupport.stream(found.spliterator(), false).findFirst())
                .call(found -> connection
                        .preparedQuery(REWRITE)
                        .execute(Tuple.of(incident, update, text(corrected.change()), titles(found, corrected))))
                .call(() -> stopWaiting(connection, corrected))
                .chain(found -> corrected.isToBeTold() && found.isPresent()
                        ? tell(connection, event, found.get())
                        // Nobody can have been told of what was never here.
                        : Uni.createFrom().item(Settled.NONE));
    }

    private static Uni<Void> stopWaiting(SqlConnection connection, Publication corrected) {
        UUID incident = corrected.incident().id();
        UUID update = corrected.change().id();
        String over = Waits.overOf(corrected).encode();
        return connection
                .preparedQuery(WAIT_FOR_PLANNING)
                .execute(Tuple.of(incident, update))
                .chain(waiting -> waiting.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : connection
                                .preparedQuery(STOP_WAITING)
                                .execute(Tuple.of(incident, update, over))
                                .replaceWithVoid());
    }

    private Uni<Settled> tell(SqlConnection connection, PublicationEvent event, Row wrong) {
        Readers readers = readers(event.publication(), wrong);
        Uni<Settled> earlier = readers.translatedInto() == null
                ? endEarlier(connection, wrong.getUUID("id"))
                // What was wrong and is told to others just now is still to be told.
                : Uni.createFrom().item(Settled.NONE);
        return earlier.call(() -> rows.keep(connection, event, readers));
    }

    private static Uni<Settled> endEarlier(SqlConnection connection, UUID publication) {
        return connection
                .preparedQuery(END_EARLIER)
                .execute(Tuple.of(publication))
                .map(ended -> ended.iterator().next().getArrayOfUUIDs("ids"))
                .chain(ids -> Settled.settle(connection, ids, "superseded", "a newer correction of the update"));
    }

    /** Where nothing but languages came, only who reads in one of them has something to read. */
    private Readers readers(Publication corrected, Row wrong) {
        UUID publication = wrong.getUUID("id");
        int revision = wrong.getInteger("revision");
        Publication.Change before = reader.kept(wrong.getString("payload")).change();
        Set<String> into = Languages.added(before, corrected.change());
        return into.isEmpty()
                ? Readers.ofTheWrongText(publication, revision)
                : Readers.ofATranslation(publication, revision, into);
    }

    /** The same title in languages in which it was not there yet; what else became of the head is not told. */
    private String titles(Optional<Row> wrong, Publication corrected) {
        ObjectNode titles = json.createObjectNode();
        Publication.Incident now = corrected.incident();
        wrong.map(row -> reader.kept(row.getString("payload")).incident())
                .filter(before -> Objects.equals(before.title(), now.title()))
                .ifPresent(before -> now.translations().keySet().stream()
                        .filter(locale -> title(now, locale) != null && title(before, locale) == null)
                        .forEach(locale -> titles.putObject(locale).put("title", title(now, locale))));
        return titles.toString();
    }

    private static String title(Publication.Incident incident, String locale) {
        Publication.Translation words = incident.translations().get(locale);
        return words == null ? null : words.title();
    }

    /** Also what is no longer there: without its old translation a message is read as it was written. */
    private String text(Publication.Change change) {
        ObjectNode words = json.createObjectNode();
        words.put("message", change.message());
        words.put("html", change.html());
        words.set("translations", json.valueToTree(change.translations()));
        words.set("edited_at", json.valueToTree(change.editedAt()));
        try {
            return json.writeValueAsString(words);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a correction can not be written", impossible);
        }
    }
}
