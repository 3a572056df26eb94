package io.sitrep.incident.console.session;

import io.sitrep.incident.access.Grant;

/**
 * A browser that is signed in.
 *
 * @param secret what its cookie holds; never shown, logged or kept
 * @param grant what the token it was opened with stands for at this moment
 */
public record Session(SessionSecret secret, Grant grant) {
    /** Under which the identity of a request carries its session. */
    static final String ATTRIBUTE = "sitrep.session";

    /** What each form of this browser has to hold. */
    public String formToken() {
        return secret.formToken();
    }

    public boolean isFormToken(String shown) {
        return secret.isFormToken(shown);
    }
}
