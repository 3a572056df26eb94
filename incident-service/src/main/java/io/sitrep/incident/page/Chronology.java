package io.sitrep.incident.page;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Incidents in the order of one of their times, the latest first. Kept by the months of that time, and immutable: one that
 * differs from another in a few incidents shares all other months with it, so that a change costs what its month holds,
 * however long the history is.
 */
public final class Chronology {
    private final Function<PublicIncident, Instant> time;
    private final Comparator<PublicIncident> latestFirst;
    private final NavigableMap<YearMonth, List<PublicIncident>> months;
    private final int size;

    private Chronology(
            Function<PublicIncident, Instant> time, NavigableMap<YearMonth, List<PublicIncident>> months, int size) {
        this.time = time;
        this.latestFirst = Comparator.comparing(time)
                .thenComparing(PublicIncident::publicId)
                .reversed();
        this.months = months;
        this.size = size;
    }

    /** An empty one. */
    static Chronology by(Function<PublicIncident, Instant> time) {
        return new Chronology(time, new TreeMap<>(Comparator.reverseOrder()), 0);
    }

    /** @param gone those to be left out; each has to be in it */
    Chronology with(Collection<PublicIncident> gone, Collection<PublicIncident> come) {
        if (gone.isEmpty() && come.isEmpty()) {
            return this;
        }
        NavigableMap<YearMonth, List<PublicIncident>> fresh = new TreeMap<>(months);
        Set<UUID> out = gone.stream().map(PublicIncident::id).collect(Collectors.toCollection(HashSet::new));
        gone.stream()
                .map(this::month)
                .distinct()
                .forEach(month -> fresh.computeIfPresent(
                        month,
                        (same, held) -> held.stream()
                                .filter(incident -> !out.contains(incident.id()))
                                .collect(collectingAndThen(toList(), left -> left.isEmpty() ? null : left))));
        come.stream().collect(groupingBy(this::month)).forEach((month, more) -> {
            List<PublicIncident> all = new ArrayList<>(fresh.getOrDefault(month, List.of()));
            all.addAll(more);
            all.sort(latestFirst);
            fresh.put(month, List.copyOf(all));
        });
        return new Chronology(time, fresh, size - gone.size() + come.size());
    }

    public Stream<PublicIncident> stream() {
        return months.values().stream().flatMap(List::stream);
    }

    /** By month (UTC), the latest first; none of them is empty. */
    public NavigableMap<YearMonth, List<PublicIncident>> months() {
        return Collections.unmodifiableNavigableMap(months);
    }

    public int size() {
        return size;
    }

    /** The latest of these times. */
    Optional<Instant> latest() {
        return stream().findFirst().map(time);
    }

    private YearMonth month(PublicIncident incident) {
        return YearMonth.from(time.apply(incident).atOffset(ZoneOffset.UTC));
    }
}
