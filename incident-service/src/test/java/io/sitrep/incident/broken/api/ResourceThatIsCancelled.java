package io.sitrep.incident.broken.api;

import jakarta.ws.rs.Path;

/** Breaks a rule on purpose. */
@Path("/broken")
public class ResourceThatIsCancelled {}
