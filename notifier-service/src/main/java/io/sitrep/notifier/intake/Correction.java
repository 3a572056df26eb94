package io.sitrep.notifier.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.notifier.intake.PublicationRows.Readers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Gives what was published the words of its correction, so that whoever is told from now on reads those. Status, components
 * and the incident's head stay as they were when it was published: they are not what was corrected. Who was told the wrong words
 * already hears of it in a message of its own where the correction says so, else not.
 */
@Singleton
class Correction {
    // Also an earlier correction on its way: it would tell what is wrong by now.
    private static final String REWRITE = """
            WITH corrected AS (SELECT id FROM publications WHERE incident_id = $1 AND update_id = $2)
            UPDATE publications SET revision = revision + 1,
                payload = jsonb_set(payload::jsonb, '{change}', (payload::jsonb -> 'change') || $3::text::jsonb)::text
            WHERE id IN (SELECT id FROM corrected)
                OR (kind = 'correction' AND only_told_of IN (SELECT id FROM corrected))""";

    private static final String CORRECTED = """
            SELECT id, revision FROM publications WHERE incident_id = $1 AND update_id = $2
            ORDER BY sequence DESC LIMIT 1""";

    // One message about what is wrong is enough: the newest, which goes to all whom the earlier one was for.
    private static final String END_EARLIER = """
            WITH earlier AS (
                UPDATE fanout_jobs SET done = true, done_at = coalesce(done_at, now()) WHERE only_told_of = $1
                RETURNING publication_id)
            SELECT array(SELECT publication_id FROM earlier) AS ids""";

    private final ObjectMapper json;
    private final PublicationRows rows;

    Correction(ObjectMapper json, PublicationRows rows) {
        this.json = json;
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
        Uni<Void> rewritten = connection
                .preparedQuery(REWRITE)
                .execute(Tuple.of(incident, update, text(corrected.change())))
                .replaceWithVoid();
        return corrected.isToBeTold()
                ? rewritten
                        .chain(() -> connection.preparedQuery(CORRECTED).execute(Tuple.of(incident, update)))
                        .map(found -> found.iterator())
                        .chain(found -> tell(connection, event, found))
                : rewritten.replaceWith(Settled.NONE);
    }

    /** Nobody can have been told of what was never here. */
    private Uni<Settled> tell(SqlConnection connection, PublicationEvent event, RowIterator<Row> found) {
        if (!found.hasNext()) {
            return Uni.createFrom().item(Settled.NONE);
        }
        Row wrong = found.next();
        UUID publication = wrong.getUUID("id");
        return connection
                .preparedQuery(END_EARLIER)
                .execute(Tuple.of(publication))
                .map(ended -> ended.iterator().next().getArrayOfUUIDs("ids"))
                .chain(ids -> Settled.settle(connection, ids, "superseded", "a newer correction of the update"))
                .call(() -> rows.keep(
                        connection, event, Readers.ofTheWrongText(publication, wrong.getInteger("revision"))));
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
