package io.sitrep.incident;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.sitrep.kit.settings.ServiceMain;

/** Starts the incident service. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... args) {
        ServiceMain.run(args, "INCIDENT_PORT", "INCIDENT_MANAGEMENT_PORT");
    }
}
