package io.sitrep.notifier.architecture.broken.api;

import io.sitrep.notifier.architecture.broken.intake.BrokenIntake;
import jakarta.ws.rs.Path;

/** Breaks the rules on purpose: it is cancellable, and knows a station it has no business with. It serves nothing. */
@Path("/broken")
public class BrokenResource {
    BrokenIntake intake;
}
