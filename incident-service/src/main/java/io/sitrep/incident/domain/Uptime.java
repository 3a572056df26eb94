package io.sitrep.incident.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a component did over a span. At each moment the worst status counts that any incident recorded, and it counts once,
 * however many recorded it. A major outage is downtime in full, a partial one by three tenths; degraded performance and
 * maintenance are none, and are told apart.
 *
 * @param span that is looked at; of what lasts still it holds as much as lies in it
 * @param stretches in which it was not operational: in order, within the span, none overlapping another, two that follow
 *     each other at once of different status
 */
public record Uptime(Span span, List<Stretch> stretches) {
    private static final ComponentStatus[] STATUSES = ComponentStatus.values();
    private static final BigDecimal WHOLE = new BigDecimal("100.00");
    private static final BigDecimal NEARLY = new BigDecimal("99.99");

    /** A while of one status. */
    public record Stretch(ComponentStatus status, Span span) {}

    /** The worst that was on one day, as far as the span covers it. */
    public record Day(LocalDate date, ComponentStatus worst) {}

    public Uptime {
        stretches = List.copyOf(stretches);
    }

    /** @param intervals in any order; what lies outside of the span is passed over, what ends before it begins as well */
    public static Uptime of(Collection<StatusInterval> intervals, Span span) {
        SortedMap<Instant, int[]> turns = new TreeMap<>();
        for (StatusInterval interval : intervals) {
            Instant to = interval.to() == null ? span.to() : interval.to();
            if (interval.from().isBefore(to)) {
                new Span(interval.from(), to).within(span).ifPresent(part -> {
                    turn(turns, part.from(), interval.status(), 1);
                    turn(turns, part.to(), interval.status(), -1);
                });
            }
        }
        return new Uptime(span, stretches(turns));
    }

    /** What share of a moment in that status counts as down: 0 to 1. */
    public static double weight(ComponentStatus status) {
        return switch (status) {
            case MAJOR_OUTAGE -> 1.0;
            case PARTIAL_OUTAGE -> 0.3;
            case OPERATIONAL, UNDER_MAINTENANCE, DEGRADED_PERFORMANCE -> 0.0;
        };
    }

    /** How long it was in each status that it was in, the operational one left out. */
    public Map<ComponentStatus, Duration> spent() {
        Map<ComponentStatus, Duration> spent = new EnumMap<>(ComponentStatus.class);
        stretches.forEach(
                stretch -> spent.merge(stretch.status(), stretch.span().length(), Duration::plus));
        return spent;
    }

    /** What share of the span it was up, 0 to 1; empty for a span of no length. */
    public OptionalDouble share() {
        return span.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(1 - down() / seconds(span.length()));
    }

    /** The share in per cent, to two decimals. Rounded down: 100.00 is said only of what was never down. */
    public Optional<BigDecimal> percent() {
        return share().stream()
                .mapToObj(share -> BigDecimal.valueOf(share)
                        .movePointRight(2)
                        // What a binary fraction is off by must not cost a hundredth.
                        .setScale(9, RoundingMode.HALF_UP)
                        .setScale(2, RoundingMode.DOWN))
                .findFirst()
                .map(percent -> down() > 0 && percent.compareTo(WHOLE) == 0 ? NEARLY : percent);
    }

    /** One entry for each day of that zone the span touches, oldest first. */
    public List<Day> worstPerDay(ZoneId zone) {
        if (span.isEmpty()) {
            return List.of();
        }
        LocalDate first = LocalDate.ofInstant(span.from(), zone);
        List<Day> days = new ArrayList<>();
        for (LocalDate date = first; !date.isAfter(lastDay(span, zone)); date = date.plusDays(1)) {
            days.add(new Day(date, ComponentStatus.OPERATIONAL));
        }
        for (Stretch stretch : stretches) {
            int from = (int) (LocalDate.ofInstant(stretch.span().from(), zone).toEpochDay() - first.toEpochDay());
            int to = (int) (lastDay(stretch.span(), zone).toEpochDay() - first.toEpochDay());
            for (int day = from; day <= to; day++) {
                Day known = days.get(day);
                if (stretch.status().compareTo(known.worst()) > 0) {
                    days.set(day, new Day(known.date(), stretch.status()));
                }
            }
        }
        return days;
    }

    /** Weighted seconds. */
    private double down() {
        return spent().entrySet().stream()
                .mapToDouble(each -> weight(each.getKey()) * seconds(each.getValue()))
                .sum();
    }

    private static LocalDate lastDay(Span span, ZoneId zone) {
        return LocalDate.ofInstant(span.to().minusNanos(1), zone);
    }

    private static double seconds(Duration duration) {
        return duration.toSeconds() + duration.getNano() / 1e9;
    }

    private static void turn(SortedMap<Instant, int[]> turns, Instant at, ComponentStatus status, int change) {
        turns.computeIfAbsent(at, ignored -> new int[STATUSES.length])[status.ordinal()] += change;
    }

    private static List<Stretch> stretches(SortedMap<Instant, int[]> turns) {
        List<Stretch> stretches = new ArrayList<>();
        int[] holding = new int[STATUSES.length];
        ComponentStatus worst = ComponentStatus.OPERATIONAL;
        Instant since = null;
        for (Map.Entry<Instant, int[]> turn : turns.entrySet()) {
            Arrays.setAll(holding, status -> holding[status] + turn.getValue()[status]);
            ComponentStatus next = worst(holding);
            if (next != worst) {
                if (worst != ComponentStatus.OPERATIONAL) {
                    stretches.add(new Stretch(worst, new Span(since, turn.getKey())));
                }
                worst = next;
                since = turn.getKey();
            }
        }
        return stretches;
    }

    private static ComponentStatus worst(int... holding) {
        for (int status = STATUSES.length - 1; status > 0; status--) {
            if (holding[status] > 0) {
                return STATUSES[status];
            }
        }
        return ComponentStatus.OPERATIONAL;
    }
}
