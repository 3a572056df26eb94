package io.sitrep.notifier.delivery;

import io.sitrep.notifier.channel.Outcome;
import java.util.Optional;
import java.util.UUID;

/** One delivery's way through the gates, for as long as its attempt is not begun. Safe for several threads. */
interface Trip {
    UUID endpoint();

    /** Whom it overtakes: 1 for SEV1 to 4. */
    int lane();

    /** Why it is not to be made any more; asked again and again while it waits, so quick. Empty as long as it is to be made. */
    Optional<Outcome> givenUp();

    /** Now it is made, unless it was given up in this very moment. @return what {@link #givenUp} would say */
    Optional<Outcome> begin();
}
