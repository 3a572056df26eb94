package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether somebody who identifies is let in, and when. */
final class Admission {
    /** The connection is closed so. */
    record Refusal(int code, String reason) {}

    private final Clock clock;
    private int granted = ~0;
    private Duration between = Duration.ZERO;
    private Instant last = Instant.MIN;

    Admission(Clock clock) {
        this.clock = clock;
    }

    /** @param intents of those that have to be granted at Discord's portal, the ones that are */
    void grants(int intents) {
        granted = intents;
    }

    /** Who identifies sooner after another meets an invalid session. */
    void paces(Duration next) {
        between = next;
    }

    Optional<Refusal> refuses(JsonObject identity) {
        int intents = identity.getInteger("intents", -1);
        if (!FakeDiscord.TOKEN.equals(identity.getString("token"))) {
            return Optional.of(new Refusal(4_004, "Authentication failed"));
        } else if (!Intents.areValid(intents)) {
            return Optional.of(new Refusal(4_013, "Invalid intent(s)"));
        } else if (!Intents.areAllowed(intents, granted)) {
            return Optional.of(new Refusal(4_014, "Disallowed intent(s)"));
        }
        return Optional.empty();
    }

    /** Then it is counted. */
    boolean isTime() {
        Instant now = clock.instant();
        boolean isTime = last.equals(Instant.MIN) || !now.isBefore(last.plus(between));
        last = isTime ? now : last;
        return isTime;
    }
}
