package io.sitrep.kit.settings;

import io.quarkus.runtime.Quarkus;

/** Runs a service; when it cannot start, the last line on standard error says which setting is to blame, or what else. */
public final class ServiceMain {
    private ServiceMain() {}

    /** @param ports the variables that say where the service listens */
    public static void run(String[] args, String... ports) {
        try {
            Ports.check(System.getenv(), ports);
        } catch (SettingException wrong) {
            StartFailure.explain(wrong).forEach(System.err::println);
            System.exit(1);
        }
        Quarkus.run(
                null,
                (code, failure) -> {
                    if (failure != null) {
                        StartFailure.explain(failure).forEach(System.err::println);
                    }
                    System.exit(code);
                },
                args);
    }
}
