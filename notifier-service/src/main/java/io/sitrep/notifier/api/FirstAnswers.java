package io.sitrep.notifier.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.erasure.Fingerprints;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes a mutation with an {@code Idempotency-Key} happen once per token for 24 hours: the same request gets the first answer
 * again, another body under the same key gets a 422, and one that comes while the first is at work a 409. Refusals are
 * remembered too; failures (5xx) are not, nor what passes by waiting, as a 429. After a crash between the work and the note about its answer the same request may
 * come again, a minute later, and works under the same id: what is made under it is made once. Not guaranteed: that a
 * deletion repeated after such a crash is answered like the first.
 */
@Singleton
class FirstAnswers {
    /** What is answered; {@code location} and {@code body} may be null. */
    record Answer(int status, String location, Object body) {}

    private record Kept(int status, String location, JsonNode body) {}

    private static final int LONGEST_KEY = 255;
    private static final int TOO_MANY = 429;
    private static final String PURPOSE = "request";

    private final RememberedAnswers remembered;
    private final ObjectMapper json;
    private final CurrentIdentityAssociation identity;
    private final Fingerprints fingerprints;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    FirstAnswers(
            RememberedAnswers remembered,
            ObjectMapper json,
            CurrentIdentityAssociation identity,
            Fingerprints fingerprints) {
        this.remembered = remembered;
        this.json = json;
        this.identity = identity;
        this.fingerprints = fingerprints;
    }

    /**
     * @param key may be null: then the work is simply done
     * @param work gets the id for what it makes, the same whenever this request comes again
     */
    Uni<Response> once(String key, String what, Object body, Function<UUID, Uni<? extends Answer>> work) {
        if (key == null) {
            return Uni.createFrom()
                    .deferred(() -> work.apply(ids.generate()))
                    .map(this::kept)
                    .map(FirstAnswers::response);
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Paging.bad("Idempotency-Key", "must have 1 to " + LONGEST_KEY + " characters");
        }
        return identity.getDeferredIdentity()
                .map(caller -> new RememberedAnswers.Id(caller.getPrincipal().getName(), key))
                .chain(id -> fingerprints
                        .get()
                        // With a key, as a body may be an address and little else, and a hash of that is soon guessed.
                        .map(fingerprint -> fingerprint.ofText(PURPOSE, what + "\n" + write(body)))
                        .chain(hash -> remembered
                                .begin(id, hash)
                                .chain(first -> first.isPresent()
                                        ? begin(id, () -> work.apply(first.get()))
                                        : remembered.find(id, hash).map(this::read))))
                .map(FirstAnswers::response);
    }

    private Uni<Kept> begin(RememberedAnswers.Id id, Supplier<Uni<? extends Answer>> work) {
        return Uni.createFrom()
                .deferred(work)
                .map(this::kept)
                .onFailure(FirstAnswers::isRefusal)
                .recoverWithItem(this::kept)
                .onFailure()
                .call(() -> remembered.release(id))
                .call(kept -> remembered.keep(id, write(kept)));
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof ProblemException refused
                && refused.problem().status() < 500
                && refused.problem().status() != TOO_MANY
                && refused.retryAfter().isEmpty();
    }

    private Kept kept(Throwable refusal) {
        Problem problem = ((ProblemException) refusal).problem();
        return new Kept(problem.status(), null, json.valueToTree(problem));
    }

    private Kept kept(Answer answer) {
        return new Kept(answer.status(), answer.location(), json.valueToTree(answer.body()));
    }

    private static Response response(Kept kept) {
        Response.ResponseBuilder response = Response.status(kept.status());
        if (kept.body() != null && !kept.body().isNull()) {
            response.type(kept.status() >= 400 ? Problem.MEDIA_TYPE : "application/json")
                    .entity(kept.body());
        }
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
            throw new IllegalStateException("a remembered answer can no longer be read", altered);
        }
    }
}
