package io.sitrep.incident.page;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every incident and maintenance the public knows: found by what it is called, and read in several orders. Immutable; one that
 * differs from another in a few incidents shares the rest with it, so that neither a change nor a look costs more where the
 * history is long.
 */
public final class Archive {
    private static final Comparator<PublicIncident> NEWEST_FIRST =
            Comparator.comparing(PublicIncident::startedAt).reversed();
    private static final Comparator<PublicIncident> WORST_FIRST =
            Comparator.comparing(PublicIncident::impact).reversed().thenComparing(NEWEST_FIRST);

    /** What is read one after the other, and in the order of which time. */
    enum Order {
        EVERYTHING(incident -> true, PublicIncident::startedAt),
        /** What has happened, and what was done: all but what is still planned. */
        HAPPENED(incident -> !(incident.open() && incident.planned()), PublicIncident::startedAt),
        INCIDENTS(incident -> !incident.planned(), PublicIncident::startedAt),
        MAINTENANCES(PublicIncident::planned, PublicIncident::startedAt),
        ENDED(incident -> !incident.open(), PublicIncident::endedAt),
        MAINTENANCES_ENDED(incident -> !incident.open() && incident.planned(), PublicIncident::endedAt),
        LEARNED(incident -> true, PublicIncident::updatedAt),
        SAID(incident -> true, PublicIncident::lastWordAt);

        private final Predicate<PublicIncident> holds;
        private final Function<PublicIncident, Instant> time;

        Order(Predicate<PublicIncident> holds, Function<PublicIncident, Instant> time) {
            this.holds = holds;
            this.time = time;
        }
    }

    public static final Archive EMPTY = new Archive(Index.EMPTY, empty(), List.of(), List.of());

    private final Index index;
    private final Map<Order, Chronology> orders;
    private final List<PublicIncident> open;
    private final List<PublicIncident> ahead;

    private Archive(Index index, Map<Order, Chronology> orders, List<PublicIncident> open, List<PublicIncident> ahead) {
        this.index = index;
        this.orders = orders;
        this.open = open;
        this.ahead = ahead;
    }

    @JsonCreator
    public static Archive of(List<PublicIncident> incidents) {
        return EMPTY.with(Set.of(), incidents);
    }

    /**
     * The same with some left out and others put in, in place of what was known by the same id. Those that have not changed
     * are passed over; where that is so of all it is this very one.
     */
    Archive with(Collection<UUID> out, Collection<PublicIncident> in) {
        List<PublicIncident> come = in.stream()
                .filter(incident -> !incident.equals(known(incident.id()).orElse(null)))
                .toList();
        Set<UUID> ids = new HashSet<>(out);
        come.forEach(incident -> ids.add(incident.id()));
        List<PublicIncident> gone =
                ids.stream().flatMap(id -> known(id).stream()).toList();
        if (gone.isEmpty() && come.isEmpty()) {
            return this;
        }
        Map<Order, Chronology> fresh = new EnumMap<>(orders);
        fresh.replaceAll((order, chronology) -> chronology.with(
                gone.stream().filter(order.holds).toList(),
                come.stream().filter(order.holds).toList()));
        return new Archive(
                index.with(gone, come),
                fresh,
                sorted(open, ids, come, incident -> incident.open() && !incident.planned(), WORST_FIRST),
                sorted(ahead, ids, come, incident -> incident.open() && incident.planned(), NEWEST_FIRST.reversed()));
    }

    Chronology by(Order order) {
        return orders.get(order);
    }

    /** Incidents that are not resolved, the worst first. */
    List<PublicIncident> open() {
        return open;
    }

    /** Maintenances that are not over, the first to begin first. */
    List<PublicIncident> ahead() {
        return ahead;
    }

    Optional<PublicIncident> find(String reference) {
        return index.find(reference);
    }

    Optional<PublicIncident> known(UUID id) {
        return index.find(id.toString());
    }

    /** The public ids of those that came, changed or went. */
    List<String> changedSince(Archive last) {
        Map<YearMonth, List<PublicIncident>> before = last.by(Order.EVERYTHING).months();
        Map<YearMonth, List<PublicIncident>> now = by(Order.EVERYTHING).months();
        Map<String, PublicIncident> gone = differing(before, now);
        Map<String, PublicIncident> come = differing(now, before);
        return Stream.concat(gone.keySet().stream(), come.keySet().stream())
                .distinct()
                .filter(id -> !Objects.equals(gone.get(id), come.get(id)))
                .toList();
    }

    /** What is in months that are not the very same in another. */
    private static Map<String, PublicIncident> differing(
            Map<YearMonth, List<PublicIncident>> months, Map<YearMonth, List<PublicIncident>> others) {
        return months.entrySet().stream()
                .filter(month -> others.get(month.getKey()) != month.getValue())
                .flatMap(month -> month.getValue().stream())
                .collect(toMap(PublicIncident::publicId, Function.identity()));
    }

    @JsonValue
    List<PublicIncident> everything() {
        return by(Order.EVERYTHING).stream().toList();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Archive archive
                        && by(Order.EVERYTHING)
                                .months()
                                .equals(archive.by(Order.EVERYTHING).months());
    }

    @Override
    public int hashCode() {
        return by(Order.EVERYTHING).months().hashCode();
    }

    private static List<PublicIncident> sorted(
            List<PublicIncident> before,
            Set<UUID> out,
            List<PublicIncident> come,
            Predicate<PublicIncident> holds,
            Comparator<PublicIncident> order) {
        return Stream.concat(
                        before.stream().filter(incident -> !out.contains(incident.id())),
                        come.stream().filter(holds))
                .sorted(order)
                .toList();
    }

    private static Map<Order, Chronology> empty() {
        Map<Order, Chronology> empty = new EnumMap<>(Order.class);
        for (Order order : Order.values()) {
            empty.put(order, Chronology.by(order.time));
        }
        return empty;
    }
}
