package io.sitrep.incident.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.incident.api.Mutations.Made;
import io.sitrep.incident.store.Answer;
import io.sitrep.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Turns what a mutation made, or why it was refused, into an answer that can be kept and given again. */
@ApplicationScoped
class Answers {
    private final RememberedSecrets secrets;
    private final ObjectMapper json;

    Answers(RememberedSecrets secrets, ObjectMapper json) {
        this.secrets = secrets;
        this.json = json;
    }

    Answer of(Made made) {
        String body = made.body() == null ? null : write(made.body());
        return new Answer(made.status(), made.location(), made.etag(), body);
    }

    /** As {@link #of(Made)}, but without a secret in clear. */
    Answer toRemember(Made made) {
        return made.withoutSecret() == null ? of(made) : secrets.kept(of(made), write(made.withoutSecret()));
    }

    Answer of(Problem problem) {
        return new Answer(problem.status(), null, null, write(problem));
    }

    /** As it was first given. */
    Answer again(Answer remembered) {
        return secrets.opened(remembered);
    }

    static Response response(Answer answer) {
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

    /** The same for the same wish. */
    String hash(Object[] request) {
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
