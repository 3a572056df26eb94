package io.sitrep.incident;

import java.util.Map;

/** What the service does not start without, for tests of single classes. */
public final class Required {
    public static final Map<String, String> SETTINGS = Map.of(
            "sitrep.public-url", "https://status.example.com",
            "sitrep.notifier-public-url", "https://status.example.com",
            "sitrep.notifier-url", "http://127.0.0.1:8081");

    private Required() {}
}
