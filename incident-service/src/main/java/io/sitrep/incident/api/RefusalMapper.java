package io.sitrep.incident.api;

import io.sitrep.incident.command.Stale;
import io.sitrep.incident.command.TooMuch;
import io.sitrep.incident.command.Unknown;
import io.sitrep.incident.domain.Refusal;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says in HTTP what the domain refused. */
public class RefusalMapper {

    @ServerExceptionMapper
    public Response refused(Refusal refusal) {
        return answer(problem(refusal));
    }

    @ServerExceptionMapper
    public Response unknown(Unknown unknown) {
        return answer(problem(unknown));
    }

    @ServerExceptionMapper
    public Response stale(Stale stale) {
        return answer(problem(stale));
    }

    @ServerExceptionMapper
    public Response tooMuch(TooMuch tooMuch) {
        return answer(problem(tooMuch));
    }

    static Problem problem(Throwable refusal) {
        if (refusal instanceof Refusal known) {
            return problem(known);
        }
        if (refusal instanceof Stale) {
            return Problem.of(412, "stale", "Changed meanwhile", refusal.getMessage());
        }
        if (refusal instanceof TooMuch) {
            return Problem.of(422, "too-much", "Too much for one incident", refusal.getMessage());
        }
        if (refusal instanceof Unknown) {
            return Problem.notFound(refusal.getMessage());
        }
        return ((ProblemException) refusal).problem();
    }

    private static Problem problem(Refusal refusal) {
        if (refusal instanceof Refusal.IllegalTransition) {
            return Problem.of(409, "illegal-transition", "Status change not allowed", refusal.getMessage());
        }
        if (refusal instanceof Refusal.PublicByNature) {
            return Problem.of(422, "public-by-nature", "This cannot be internal", refusal.getMessage());
        }
        if (refusal instanceof Refusal.OwnUpdate) {
            return Problem.of(409, "own-update", "Another person has to approve", refusal.getMessage());
        }
        if (refusal instanceof Refusal.PublisherWanted) {
            return Problem.of(403, "role-too-low", "Role too low", refusal.getMessage());
        }
        if (refusal instanceof Refusal.NoSuchTask) {
            return Problem.notFound(refusal.getMessage());
        }
        return Problem.of(409, "not-allowed", "Change not allowed", refusal.getMessage());
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
