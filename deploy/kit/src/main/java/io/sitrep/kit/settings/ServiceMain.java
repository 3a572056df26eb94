package io.sitrep.kit.settings;

import io.quarkus.runtime.Quarkus;

/** Runs a service; when it cannot start, the last line on standard error says which setting is to blame, or what else. */
public final class ServiceMain {
    private ServiceMain() {}

    public static void run(String... args) {
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
