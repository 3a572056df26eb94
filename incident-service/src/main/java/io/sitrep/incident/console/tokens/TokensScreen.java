package io.sitrep.incident.console.tokens;

import io.sitrep.incident.access.TokenView;
import io.sitrep.incident.api.TokensResource.Created;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import java.util.List;

/**
 * The tokens there are.
 *
 * @param next what to ask with for further ones, or null
 * @param made just now, with its text, which is shown once; or null
 */
public record TokensScreen(Screen screen, List<TokenView> tokens, String next, Created made, Form typed) {
    public List<String> roles() {
        return List.of("viewer", "responder", "publisher", "admin", "service");
    }

    /** Not the one that this browser signed in with: whoever revokes that is signed out. */
    public boolean isOwn(TokenView token) {
        return token.id().equals(screen.session().grant().id());
    }
}
