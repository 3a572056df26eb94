package io.sitrep.incident.page.html;

import io.sitrep.incident.domain.Status;
import io.sitrep.incident.page.PublicIncident;
import io.sitrep.incident.page.PublicUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The statuses an incident went through, as the public was told: Resolved ← Monitoring ← Identified ← Investigating.
 *
 * @param steps newest first
 */
public record Way(List<Step> steps) {
    /**
     * One status.
     *
     * @param at when it was first told
     * @param after how long after the one before it; null for the first
     */
    public record Step(Status status, Instant at, Duration after) {}

    /** What was retracted was no step. */
    public static Way of(PublicIncident incident) {
        List<PublicUpdate> oldestFirst = new ArrayList<>(incident.updates().stream()
                .filter(update -> !update.retracted())
                .toList());
        Collections.reverse(oldestFirst);
        List<Step> steps = new ArrayList<>();
        for (PublicUpdate update : oldestFirst) {
            Step last = steps.isEmpty() ? null : steps.get(0);
            if (last == null || last.status != update.status()) {
                steps.add(
                        0,
                        new Step(
                                update.status(),
                                update.at(),
                                last == null ? null : Duration.between(last.at, update.at())));
            }
        }
        return new Way(steps);
    }
}
