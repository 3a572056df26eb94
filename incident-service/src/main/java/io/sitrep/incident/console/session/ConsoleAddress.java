package io.sitrep.incident.console.session;

import io.sitrep.incident.Settings;
import jakarta.inject.Singleton;
import java.net.URI;

/** Where browsers reach the console: often not where the public reaches the page, since the public has no business there. */
@Singleton
class ConsoleAddress {
    private final URI address;

    ConsoleAddress(Settings settings) {
        address = settings.consoleUrl().orElse(settings.publicUrl());
    }

    boolean isHttps() {
        return "https".equals(address.getScheme());
    }

    /** @param path from the root on, such as {@code /console} */
    String of(String path) {
        return address.toString().replaceAll("/+$", "") + path;
    }
}
