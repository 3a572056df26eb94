package io.sitrep.incident.console.session;

import io.sitrep.incident.console.Screen;
import java.util.List;

/** Who is signed in; whoever was active last comes first. */
public record SignedInScreen(Screen screen, List<SignedIn> people) {
    /** Whoever ends their own signs out. */
    public boolean isOwn(SignedIn each) {
        return each.actor().equals(screen.session().grant().actor());
    }
}
