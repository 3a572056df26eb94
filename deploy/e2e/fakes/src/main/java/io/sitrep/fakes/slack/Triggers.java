package io.sitrep.fakes.slack;

import io.sitrep.fakes.RunningTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What opens a view: once, within 3 s. Source: docs.slack.dev/interactivity/handling-user-interaction, 2026-11. */
final class Triggers {
    private static final Duration LIFE = Duration.ofSeconds(3);

    private record Issued(String team, String user, Instant until, boolean used) {}

    private final Map<String, Issued> issued = new HashMap<>();
    private final Clock clock;

    Triggers(Clock clock) {
        this.clock = clock;
    }

    synchronized String issue(String team, String user) {
        String trigger = UUID.randomUUID().toString().replace('-', '.');
        issued.put(trigger, new Issued(team, user, now().plus(LIFE), false));
        return trigger;
    }

    /** @return whom it was issued to */
    synchronized String use(String trigger, String team) {
        Issued found = issued.get(trigger);
        if (found == null || !found.team().equals(team)) {
            throw new SlackError("invalid_trigger_id");
        }
        if (found.used()) {
            throw new SlackError("exchanged_trigger_id");
        }
        if (now().isAfter(found.until())) {
            throw new SlackError("expired_trigger_id");
        }
        issued.put(trigger, new Issued(team, found.user(), found.until(), true));
        return found.user();
    }

    private Instant now() {
        return clock.instant().minus(RunningTime.stoodStill());
    }
}
