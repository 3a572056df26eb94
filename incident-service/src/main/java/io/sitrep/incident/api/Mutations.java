package io.sitrep.incident.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.Transactions;
import io.sitrep.incident.command.Unknown;
import io.sitrep.incident.domain.Refusal;
import io.sitrep.incident.store.Answer;
import io.sitrep.incident.store.IdempotencyKeys;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one way by which a request changes something: one transaction, and with an {@code Idempotency-Key} at most one
 * effect. The key, the change, its events and its answer are committed together or not at all, so a key is never
 * remembered without its effect; a failure on our side is not remembered.
 */
@ApplicationScoped
public class Mutations {
    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;

    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final RememberedSecrets secrets;
    private final ObjectMapper json;

    Mutations(Transactions transactions, IdempotencyKeys keys, RememberedSecrets secrets, ObjectMapper json) {
        this.transactions = transactions;
        this.keys = keys;
        this.secrets = secrets;
        this.json = json;
    }

    /**
     * @param request what is asked for: path and body, the same whenever it is the same wish
     * @param work refuses before it writes; what it answers becomes the response
     */
    Uni<Response> run(HttpHeaders headers, Caller caller, Object[] request, Supplier<Uni<Made>> work) {
        String key = headers.getHeaderString(KEY);
        if (key == null) {
            return transactions.run(() -> work.get().map(this::answer)).map(Mutations::response);
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new ProblemException(Problem.malformed("An Idempotency-Key has 1 to " + LONGEST_KEY + " characters"));
        }
        return transactions.run(() -> once(caller, key, hash(request), work)).map(Mutations::response);
    }

    /**
     * What a request made or changed.
     *
     * @param body becomes JSON; null for none
     * @param withoutSecret the body without the secret in it, or null when there is none
     */
    record Made(int status, String location, String etag, Object body, Object withoutSecret) {
        Made(int status, String location, String etag, Object body) {
            this(status, location, etag, body, null);
        }
    }

    private Uni<Answer> once(Caller caller, String key, String hash, Supplier<Uni<Made>> work) {
        String who = caller.token() + " " + caller.actor().id();
        return keys.claim(who, key, hash).chain(claim -> {
            if (!claim.requestHash().equals(hash)) {
                throw ProblemException.invalid(KEY, "was used before, with another request");
            }
            return claim.first()
                    ? first(work, answer -> keys.remember(who, key, answer))
                    : Uni.createFrom().item(secrets.opened(claim.answer()));
        });
    }

    private Uni<Answer> first(Supplier<Uni<Made>> work, Function<Answer, Uni<Void>> remember) {
        return work.get()
                .chain(made -> {
                    Answer answer = answer(made);
                    Answer remembered =
                            made.withoutSecret() == null ? answer : secrets.kept(answer, write(made.withoutSecret()));
                    return remember.apply(remembered).replaceWith(answer);
                })
                .onFailure(Mutations::isRefusal)
                .recoverWithUni(refusal -> {
                    Answer answer = refused(refusal);
                    return remember.apply(answer).replaceWith(answer);
                });
    }

    private Answer answer(Made made) {
        String body = made.body() == null ? null : write(made.body());
        return new Answer(made.status(), made.location(), made.etag(), body);
    }

    private Answer refused(Throwable refusal) {
        Problem problem = RefusalMapper.problem(refusal);
        return new Answer(problem.status(), null, null, write(problem));
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof Refusal || failure instanceof Unknown || failure instanceof ProblemException;
    }

    private static Response response(Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        if (answer.body() != null) {
            response.type(answer.status() < 400 ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE)
                    .entity(answer.body());
        }
        if (answer.location() != null) {
            response.header("Location", answer.location());
        }
        if (answer.etag() != null) {
            response.header("ETag", answer.etag());
        }
        return response.build();
    }

    private String hash(Object[] request) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(request));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
