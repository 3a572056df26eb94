package io.sitrep.notifier.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/**
 * Gives what was published the words of its correction, so that whoever is told from now on reads those. Status, components
 * and the incident's head stay as they were when it was published: they are not what was corrected. Who was told already is
 * not told again.
 */
@Singleton
class Correction {
    private static final String REWRITE = """
            UPDATE publications SET revision = revision + 1,
                payload = jsonb_set(payload::jsonb, '{change}', (payload::jsonb -> 'change') || $3::text::jsonb)::text
            WHERE incident_id = $1 AND update_id = $2""";

    private final ObjectMapper json;

    Correction(ObjectMapper json) {
        this.json = json;
    }

    /** Does nothing when only the head was edited: what is under way tells the update, in its own words. */
    Uni<Void> of(SqlConnection connection, Publication corrected) {
        if (corrected.change().id() == null) {
            return Uni.createFrom().voidItem();
        }
        Tuple text = Tuple.of(corrected.incident().id(), corrected.change().id(), text(corrected.change()));
        return connection.preparedQuery(REWRITE).execute(text).replaceWithVoid();
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
