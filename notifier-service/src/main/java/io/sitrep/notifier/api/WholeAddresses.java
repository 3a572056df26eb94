package io.sitrep.notifier.api;

import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Refuses a request whose path or query has a NUL in it: no text column holds one, and no name has one. */
@Provider
public class WholeAddresses implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        // A percent sign stands for itself only as %25, so this is always a NUL.
        if (request.getUriInfo().getRequestUri().toString().contains("%00")) {
            throw new ProblemException(Problem.malformed("The address of the request has a NUL in it"));
        }
    }
}
