package io.sitrep.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a failure of any kind becomes the answer the caller sees. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    @ServerExceptionMapper
    public Response refused(ProblemException refused) {
        Response.ResponseBuilder answer = builder(refused.problem());
        refused.retryAfter().ifPresent(wait -> answer.header("Retry-After", Math.max(1, wait.toSeconds())));
        return answer.build();
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException unreadable) {
        return answer(JsonProblems.describe(unreadable));
    }

    /** Quarkus brings a mapper of its own for this subclass; the more specific one wins, so it is named too. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException unreadable) {
        return answer(JsonProblems.describe(unreadable));
    }

    @ServerExceptionMapper
    public Response mapping(JsonMappingException unreadable) {
        return answer(JsonProblems.describe(unreadable));
    }

    @ServerExceptionMapper
    public Response unknownPath(NotFoundException unknown) {
        return answer(Problem.of(404, "not-found", "Not found", "There is nothing at this address"));
    }

    @ServerExceptionMapper
    public Response refusedByTheFramework(WebApplicationException refused) {
        if (refused.getCause() instanceof ProblemException wrapped) {
            return refused(wrapped);
        }
        if (refused.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable);
        }
        int status = refused.getResponse().getStatus();
        if (status >= 500) {
            return failed(refused);
        }
        String reason = refused.getResponse().getStatusInfo().getReasonPhrase();
        return answer(Problem.of(status, "http-" + status, reason, reason));
    }

    @ServerExceptionMapper
    public Response notLetIn(UnauthorizedException unknown) {
        return challenge("This request wants the header Authorization: Bearer TOKEN");
    }

    @ServerExceptionMapper
    public Response notKnown(AuthenticationFailedException unknown) {
        return unknown.getCause() instanceof ProblemException cause
                ? refused(cause)
                : challenge("The token is not known, or was revoked");
    }

    @ServerExceptionMapper
    public Response notAllowed(ForbiddenException refused, ResourceInfo resource) {
        return answer(Problem.of(403, "role-too-low", "Role too low", "This wants the role " + wanted(resource)));
    }

    @ServerExceptionMapper
    public Response failed(Throwable failure) {
        if (Failures.isOfAPartThatIsAway(failure)) {
            LOG.warnf("request answered 503: %s", failure.toString());
            return builder(Problem.of(503, "unavailable", "A part we need is away", "Try again in a moment"))
                    .header("Retry-After", RETRY_AFTER_SECONDS)
                    .build();
        }
        UUID id = UUID.randomUUID();
        LOG.errorf(failure, "request failed, error id %s", id);
        return answer(Problem.of(500, "internal", "Something went wrong here", "Error id " + id));
    }

    private static String wanted(ResourceInfo resource) {
        RolesAllowed onMethod = resource.getResourceMethod() == null
                ? null
                : resource.getResourceMethod().getAnnotation(RolesAllowed.class);
        RolesAllowed allowed =
                onMethod != null ? onMethod : resource.getResourceClass().getAnnotation(RolesAllowed.class);
        return allowed == null ? "admin" : String.join(" or ", allowed.value());
    }

    private static Response challenge(String detail) {
        return builder(Problem.unauthorized(detail))
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    private static Response answer(Problem problem) {
        return builder(problem).build();
    }

    private static Response.ResponseBuilder builder(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }
}
