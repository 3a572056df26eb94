package io.sitrep.incident.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.ForbiddenException;
import io.sitrep.incident.command.Stale;
import io.sitrep.incident.command.TooMuch;
import io.sitrep.incident.command.Transactions;
import io.sitrep.incident.command.Unknown;
import io.sitrep.incident.domain.Refusal;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How another door of this house does what a request of the API does: by the same resource, with its roles, its checks, its
 * transaction and its row in the audit. What that refuses is told as a problem, not as a failure, for whoever asked has
 * something to show with it.
 */
@ApplicationScoped
public class Attempts {
    private static final HttpHeaders NONE = new StatedHeaders(Map.of());
    private static final int SEE_OTHER = 303;

    private final Callers callers;
    private final Trails trails;
    private final Transactions transactions;
    private final ObjectMapper json;

    Attempts(Callers callers, Trails trails, Transactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.callers = callers;
        this.trails = trails;
        this.json = json;
    }

    /**
     * @param made what was made or changed, as the API shows it; null where nothing was
     * @param etag of the incident from now on, or null
     * @param problem why nothing was; null when it was
     */
    public record Attempt(JsonNode made, String etag, Problem problem) {
        public boolean isRefused() {
            return problem != null;
        }
    }

    /** @param call of a method of a resource; a failure of ours stays one */
    public Uni<Attempt> of(Supplier<Uni<Response>> call) {
        Trail trail = trails.of(callers.of(NONE));
        return Uni.createFrom()
                .deferred(() -> call.get())
                .map(this::attempt)
                .onFailure(Attempts::isRefusal)
                .recoverWithItem(refusal -> new Attempt(null, null, problem(refusal)))
                .invoke(attempt -> note(attempt, trail));
    }

    /**
     * The same for what another service of the suite does at our asking: once it has, the audit here has a row of it.
     *
     * @param call answers what was made or changed, null for nothing; what the other one refuses is a {@link ProblemException}
     */
    public Uni<Attempt> elsewhere(Supplier<Uni<JsonNode>> call) {
        Trail trail = trails.of(callers.of(NONE));
        return Uni.createFrom()
                .deferred(call::get)
                .map(made -> new Attempt(made, null, null))
                .onFailure(Attempts::isRefusal)
                .recoverWithItem(refusal -> new Attempt(null, null, problem(refusal)))
                .invoke(attempt -> note(attempt, trail))
                .call(attempt -> attempt.isRefused()
                        ? Uni.createFrom().voidItem()
                        : transactions.run(() -> trails.accepted(trail, SEE_OTHER, null)));
    }

    /** The audit is to know why, whatever the answer looks like. */
    private static void note(Attempt attempt, Trail trail) {
        if (attempt.isRefused() && trail != null) {
            trail.refusedFor(attempt.problem().type());
        }
    }

    private Attempt attempt(Response answer) {
        JsonNode body = read(answer.getEntity());
        return answer.getStatus() < 400
                ? new Attempt(body, answer.getHeaderString("ETag"), null)
                : new Attempt(null, null, json.convertValue(body, Problem.class));
    }

    private JsonNode read(Object entity) {
        try {
            return entity instanceof String text ? json.readTree(text) : json.valueToTree(entity);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof Refusal
                || failure instanceof Stale
                || failure instanceof Unknown
                || failure instanceof TooMuch
                || failure instanceof ForbiddenException
                || failure instanceof ProblemException;
    }

    private static Problem problem(Throwable refusal) {
        return refusal instanceof ForbiddenException
                ? Problem.of(403, "role-too-low", "Role too low", "This wants a higher role")
                : RefusalMapper.problem(refusal);
    }
}
