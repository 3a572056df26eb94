package io.sitrep.incident.api;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.Stale;
import io.sitrep.incident.command.TooMuch;
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
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The one way by which a request changes something: one transaction, with a row in the audit, and with an
 * {@code Idempotency-Key} at most one effect. The key, the change, its events, its row and its answer are committed
 * together or not at all, so a key is never remembered without its effect; a failure on our side is not remembered.
 */
@ApplicationScoped
public class Mutations {
    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;

    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final Answers answers;
    private final Trails trails;

    Mutations(Transactions transactions, IdempotencyKeys keys, Answers answers, Trails trails) {
        this.transactions = transactions;
        this.keys = keys;
        this.answers = answers;
        this.trails = trails;
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

    /**
     * @param request what is asked for: path and body, the same whenever it is the same wish
     * @param work refuses before it writes; what it answers becomes the response
     */
    Uni<Response> run(HttpHeaders headers, Caller caller, Object[] request, Supplier<Uni<Made>> work) {
        Trail trail = trails.of(caller);
        return withItsOwnRow(
                headers,
                caller,
                request,
                () -> work.get().call(made -> trails.accepted(trail, made.status(), made.location())));
    }

    /** The same for work that itself writes what the audit is to know. */
    Uni<Response> withItsOwnRow(HttpHeaders headers, Caller caller, Object[] request, Supplier<Uni<Made>> work) {
        Wish wish = wish(headers, caller, request);
        if (wish == null) {
            return transactions.run(() -> work.get().map(answers::of)).map(Answers::response);
        }
        return transactions.run(() -> once(wish, work)).map(Answers::response);
    }

    /** Puts the row of a change in the audit that is made in transactions of its own, before it begins. */
    Uni<Void> announce(Caller caller, int status) {
        Trail trail = trails.of(caller);
        return Uni.createFrom().deferred(() -> transactions.run(() -> trails.accepted(trail, status, null)));
    }

    /**
     * What was answered to the same request before, or null. For work in transactions of its own that may be done again:
     * its key is remembered with {@link #keep} once it is done.
     *
     * @throws ProblemException 422 when the key was used with another request
     */
    Uni<Response> earlier(HttpHeaders headers, Caller caller, Object[] request) {
        Wish wish = wish(headers, caller, request);
        if (wish == null) {
            return Uni.createFrom().nullItem();
        }
        return transactions
                .run(() -> keys.known(wish.who(), wish.key()))
                .map(claim -> claim == null ? null : Answers.response(same(claim, wish)));
    }

    /** Keeps the answer to a request whose work is done, should it have a key. */
    Uni<Response> keep(HttpHeaders headers, Caller caller, Object[] request, Made made) {
        Wish wish = wish(headers, caller, request);
        return wish == null
                ? Uni.createFrom().item(Answers.response(answers.of(made)))
                : transactions
                        .run(() -> once(wish, () -> Uni.createFrom().item(made)))
                        .map(Answers::response);
    }

    private Answer same(IdempotencyKeys.Claim claim, Wish wish) {
        if (!claim.requestHash().equals(wish.hash())) {
            throw ProblemException.invalid(KEY, "was used before, with another request");
        }
        wish.trail().settle();
        return answers.again(claim.answer());
    }

    /** Null without a key. */
    private Wish wish(HttpHeaders headers, Caller caller, Object[] request) {
        String key = headers.getHeaderString(KEY);
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new ProblemException(Problem.malformed("An Idempotency-Key has 1 to " + LONGEST_KEY + " characters"));
        }
        return new Wish(caller.token() + " " + caller.actor().id(), key, answers.hash(request), trails.of(caller));
    }

    private record Wish(String who, String key, String hash, Trail trail) {}

    private Uni<Answer> once(Wish wish, Supplier<Uni<Made>> work) {
        return keys.claim(wish.who(), wish.key(), wish.hash())
                .chain(claim ->
                        claim.first() ? first(wish, work) : Uni.createFrom().item(same(claim, wish)));
    }

    private Uni<Answer> first(Wish wish, Supplier<Uni<Made>> work) {
        return work.get()
                .call(made -> keys.remember(wish.who(), wish.key(), answers.toRemember(made)))
                .map(answers::of)
                .onFailure(Mutations::isRefusal)
                .recoverWithUni(refusal -> {
                    Problem problem = RefusalMapper.problem(refusal);
                    Answer answer = answers.of(problem);
                    wish.trail().refusedFor(problem.type());
                    return forgotten()
                            .chain(() -> keys.remember(wish.who(), wish.key(), answer))
                            .replaceWith(answer);
                });
    }

    /** What the work has changed in memory before it refused is not written. */
    private static Uni<Void> forgotten() {
        return Panache.getSession().invoke(Mutiny.Session::clear).replaceWithVoid();
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof Refusal
                || failure instanceof Stale
                || failure instanceof Unknown
                || failure instanceof TooMuch
                || failure instanceof ProblemException;
    }
}
