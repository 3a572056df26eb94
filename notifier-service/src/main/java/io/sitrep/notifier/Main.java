package io.sitrep.notifier;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.sitrep.kit.settings.ServiceMain;

/** Starts the notifier. */
@QuarkusMain
public class Main {
    public static void main(String... args) {
        ServiceMain.run(args, "NOTIFIER_PORT", "NOTIFIER_MANAGEMENT_PORT", "BOUNCE_PORT");
    }
}
