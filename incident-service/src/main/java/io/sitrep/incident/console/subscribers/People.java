package io.sitrep.incident.console.subscribers;

import java.time.Instant;
import java.util.List;

/** What the notifier answers about subscribers, as far as a screen shows it. Source: the notifier's OpenAPI description. */
public final class People {
    private People() {}

    /** One part of all. */
    public record Found(List<Subscriber> items, String nextCursor) {}

    /**
     * @param state pending, active, disabled or unsubscribed
     * @param secret only where somebody was made just now, and has one
     */
    public record Subscriber(
            String id,
            String channel,
            String address,
            List<String> components,
            List<String> groups,
            List<String> regions,
            String minImpact,
            boolean maintenances,
            boolean postmortems,
            boolean everyUpdate,
            String locale,
            String timeZone,
            String state,
            String stateReason,
            Instant createdAt,
            String secret) {}

    /** What became of a file. */
    public record Report(long imported, long known, List<Line> rejected, long rejectedInAll, boolean dryRun) {}

    public record Line(long line, String reason) {}
}
