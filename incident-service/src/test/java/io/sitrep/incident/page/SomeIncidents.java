package io.sitrep.incident.page;

import io.sitrep.incident.domain.Cause;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.DataImpact;
import io.sitrep.incident.domain.Impact;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.domain.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Incidents and maintenances as they might have been, the same for the same seed. */
public final class SomeIncidents {
    public static final Instant FIRST = Instant.parse("2019-12-30T20:00:00Z");
    private static final int HOURS = 24 * 365;
    private static final UUID API = new UUID(9, 9);

    private final Random random;

    public SomeIncidents(long seed) {
        this.random = new Random(seed);
    }

    /** Numbered from 0, over one year. */
    public List<PublicIncident> many(int count) {
        return IntStream.range(0, count).mapToObj(this::next).toList();
    }

    /** The same number is the same incident, in whatever state. */
    public PublicIncident next(int number) {
        Instant start = FIRST.plus(Duration.ofHours(random.nextInt(HOURS))).plusSeconds(number);
        boolean planned = random.nextInt(4) == 0;
        boolean over = random.nextInt(10) > 0;
        Instant end = start.plus(Duration.ofMinutes(random.nextInt(3000)));
        return new PublicIncident(
                planned ? Kind.MAINTENANCE : Kind.INCIDENT,
                new UUID(0, number),
                "pub%09d".formatted(number),
                number,
                "Title " + random.nextInt(5),
                Map.of(),
                status(planned, over),
                planned ? Impact.MAINTENANCE : Impact.values()[random.nextInt(3)],
                null,
                start,
                start,
                end.plusSeconds(random.nextInt(1000)),
                null,
                over ? end : null,
                null,
                null,
                planned ? new PublicIncident.Window(start, end, over) : null,
                new PublicIncident.Details(
                        List.of(),
                        new Cause(Cause.State.UNKNOWN, null),
                        new DataImpact(DataImpact.State.UNKNOWN, null)),
                number % 3 == 0
                        ? List.of(new HeldComponent(
                                API, "api000000001", "API", ComponentStatus.MAJOR_OUTAGE, List.of(), true))
                        : List.of(),
                List.of(said(number, start)),
                null);
    }

    private static Status status(boolean planned, boolean over) {
        if (planned) {
            return over ? Status.COMPLETED : Status.SCHEDULED;
        }
        return over ? Status.RESOLVED : Status.IDENTIFIED;
    }

    private static PublicUpdate said(int number, Instant at) {
        return new PublicUpdate(
                "upd%09d".formatted(number),
                Status.INVESTIGATING,
                "We look",
                Map.of(),
                false,
                List.of(),
                true,
                null,
                at,
                at,
                null);
    }

    public static PageState state(List<PublicIncident> incidents) {
        return new PageState(
                "page00000001",
                Catalog.EMPTY,
                Archive.of(incidents),
                Map.of(),
                Map.of(),
                FIRST.plus(Duration.ofDays(400)));
    }

    /** The same state with one incident as it is now. */
    public static PageState changed(PageState state, PublicIncident incident) {
        return state.with(state.archive().with(List.of(), List.of(incident)));
    }

    /** The same state without one incident. */
    public static PageState without(PageState state, UUID incident) {
        return state.with(state.archive().with(List.of(incident), List.of()));
    }

    /** The same state with the one component that every third incident holds, in this status. */
    public static PageState listing(PageState state, ComponentStatus status) {
        PublicComponent api = new PublicComponent(
                API, "api000000001", "API", null, status, 1, null, false, true, null, false, FIRST, FIRST);
        return new PageState(
                state.pageId(),
                new Catalog(List.of(), List.of(api), Map.of()),
                state.archive(),
                state.tracks(),
                state.heard(),
                state.asOf());
    }
}
