package io.sitrep.notifier.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.kit.secret.SecretBox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Makes a mutation with an {@code Idempotency-Key} happen once per token for 24 hours: the same request gets the first answer
 * again, another body under the same key gets a 422, and one that comes while the first is at work a 409. Refusals are
 * remembered too, failures (5xx) are not. Answers are kept sealed, as one may carry a secret that is shown once.
 */
@Singleton
class FirstAnswers {
    /** What is answered; {@code location} may be null. */
    record Answer(int status, String location, Object body) {}

    private record Kept(int status, String location, JsonNode body) {}

    private static final Logger LOG = Logger.getLogger(FirstAnswers.class);
    private static final int LONGEST_KEY = 255;

    // A key is free again after a day, and one whose request never ended (a crash) after a minute.
    private static final String BEGIN = """
            INSERT INTO remembered_answers (caller, key, request_hash) VALUES ($1, $2, $3)
            ON CONFLICT (caller, key) DO UPDATE SET request_hash = excluded.request_hash, answer = NULL, created_at = now()
            WHERE remembered_answers.created_at < now() - interval '24 hours'
               OR (remembered_answers.answer IS NULL AND remembered_answers.created_at < now() - interval '1 minute')
            RETURNING key""";
    private static final String KEEP = "UPDATE remembered_answers SET answer = $3 WHERE caller = $1 AND key = $2";
    private static final String FORGET = "DELETE FROM remembered_answers WHERE caller = $1 AND key = $2";
    private static final String FIND =
            "SELECT request_hash, answer FROM remembered_answers WHERE caller = $1 AND key = $2";

    private final Pool pool;
    private final ObjectMapper json;
    private final SecretBox box;
    private final CurrentIdentityAssociation identity;

    FirstAnswers(Pool pool, ObjectMapper json, SecretBox box, CurrentIdentityAssociation identity) {
        this.pool = pool;
        this.json = json;
        this.box = box;
        this.identity = identity;
    }

    /** @param key may be null: then the work is simply done */
    Uni<Response> once(String key, String what, Object body, Supplier<Uni<? extends Answer>> work) {
        if (key == null) {
            return Uni.createFrom().deferred(work).map(this::kept).map(FirstAnswers::response);
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Paging.bad("Idempotency-Key", "must have 1 to " + LONGEST_KEY + " characters");
        }
        String hash = hash(what + "\n" + write(body));
        return identity.getDeferredIdentity()
                .map(caller -> Tuple.of(caller.getPrincipal().getName(), key))
                .chain(id -> once(id, hash, work))
                .map(FirstAnswers::response);
    }

    private Uni<Kept> once(Tuple id, String hash, Supplier<Uni<? extends Answer>> work) {
        return pool.preparedQuery(BEGIN)
                .execute(Tuple.of(id.getString(0), id.getString(1), hash))
                .chain(first -> first.rowCount() > 0 ? begin(id, work) : again(id, hash));
    }

    private Uni<Kept> begin(Tuple id, Supplier<Uni<? extends Answer>> work) {
        return Uni.createFrom()
                .deferred(work)
                .map(this::kept)
                .onFailure(ProblemException.class)
                .recoverWithUni(refused -> remembered((ProblemException) refused))
                .onFailure()
                .call(() -> pool.preparedQuery(FORGET).execute(id))
                .call(kept -> pool.preparedQuery(KEEP)
                        .execute(Tuple.of(id.getString(0), id.getString(1), box.seal(write(kept)))));
    }

    private Uni<Kept> remembered(ProblemException refused) {
        Problem problem = refused.problem();
        return problem.status() >= 500
                ? Uni.createFrom().failure(refused)
                : Uni.createFrom().item(new Kept(problem.status(), null, json.valueToTree(problem)));
    }

    private Uni<Kept> again(Tuple id, String hash) {
        return pool.preparedQuery(FIND).execute(id).map(rows -> {
            RowIterator<Row> found = rows.iterator();
            Row row = found.hasNext() ? found.next() : null;
            if (row == null || row.getString("answer") == null) {
                Problem busy = Problem.of(
                        409,
                        "request-in-progress",
                        "Still at work",
                        "The first request with this Idempotency-Key is still at work");
                throw new ProblemException(busy, Duration.ofSeconds(1));
            }
            if (!row.getString("request_hash").equals(hash)) {
                throw ProblemException.invalid("Idempotency-Key", "was used for another request");
            }
            return read(box.open(row.getString("answer")));
        });
    }

    private Kept kept(Answer answer) {
        return new Kept(answer.status(), answer.location(), json.valueToTree(answer.body()));
    }

    private static Response response(Kept kept) {
        Response.ResponseBuilder response = Response.status(kept.status())
                .type(kept.status() >= 400 ? Problem.MEDIA_TYPE : "application/json")
                .entity(kept.body());
        Optional.ofNullable(kept.location()).ifPresent(at -> response.header("Location", at));
        return response.build();
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Kept read(String text) {
        try {
            return json.readValue(text, Kept.class);
        } catch (JsonProcessingException altered) {
            LOG.error("a remembered answer can not be read");
            throw new IllegalStateException(altered);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
