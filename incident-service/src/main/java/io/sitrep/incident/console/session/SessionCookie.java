package io.sitrep.incident.console.session;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;

/**
 * How the console's cookies are set: for the console alone, out of reach of scripts and of other sites, and by https alone
 * where that is how we are reached.
 */
@Singleton
public class SessionCookie {
    static final String NAME = "sitrep_console";

    /** Holds what the form for signing in is checked by, before there is a session. */
    static final String BEFORE = "sitrep_console_door";

    /** Holds what a browser that comes back from the provider is known by. */
    static final String PROVIDER = "sitrep_console_provider";

    private static final int UNTIL_CLOSED = -1;

    private final boolean https;

    SessionCookie(ConsoleAddress console) {
        https = console.isHttps();
    }

    /** Until the browser is closed. */
    NewCookie of(String name, String value) {
        return of(name, value, UNTIL_CLOSED);
    }

    NewCookie gone(String name) {
        return of(name, "", 0);
    }

    /** One that is shown also where a link of another site leads to us; opens nothing by itself. */
    NewCookie whereOthersLeadTo(String name, String value, int maxAge) {
        return of(name, value, maxAge, NewCookie.SameSite.LAX);
    }

    /** @param maxAge in seconds */
    public NewCookie of(String name, String value, int maxAge) {
        return of(name, value, maxAge, NewCookie.SameSite.STRICT);
    }

    private NewCookie of(String name, String value, int maxAge, NewCookie.SameSite site) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/console")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(https)
                .sameSite(site)
                .build();
    }
}
