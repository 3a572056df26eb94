package io.sitrep.kit.trace;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;

/** Names a request by the method that answers it, and not by its path: that holds ids, and tokens of readers. One nobody answers has no name. */
@Provider
public class RequestName implements ContainerRequestFilter {
    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getProperty(RequestTrace.STEP) instanceof Step step) {
            Method method = resource.getResourceMethod();
            step.named(request.getMethod() + " " + method.getDeclaringClass().getSimpleName() + "." + method.getName());
        }
    }
}
