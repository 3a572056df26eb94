package io.sitrep.incident.analytics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What {@code GET /api/v1/analytics} answers.
 *
 * @param from belongs to the span, {@code to} does not
 * @param groupBy as it was asked for, or null
 * @param totals of all incidents that began within the span
 * @param groups of the same, apart; empty when nobody asked
 */
public record Analysis(Instant from, Instant to, String groupBy, Figures totals, List<Group> groups, Uptimes uptime) {

    /** @param key null for incidents that have none: of no component, of no region */
    public record Group(
            String key, String name, @JsonUnwrapped Figures figures) {}

    /** @param weights what share of a moment in a status counts as down */
    public record Uptimes(Map<String, Double> weights, List<OfComponent> components) {}

    /**
     * How one component did.
     *
     * @param from when it is looked at from: the span's beginning, or its own when that is later
     * @param to until when: the span's end, now, or when it was retired
     * @param uptime share of that time in which it was up, 0 to 1
     * @param uptimePercent the same in per cent to two decimals, rounded down, as a page says it
     * @param statuses how long it was in each status, the operational one left out
     */
    public record OfComponent(
            UUID id,
            String name,
            Instant from,
            Instant to,
            double uptime,
            BigDecimal uptimePercent,
            Map<String, Duration> statuses) {}
}
