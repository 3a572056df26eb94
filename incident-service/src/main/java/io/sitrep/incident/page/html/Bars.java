package io.sitrep.incident.page.html;

import io.quarkus.qute.RawString;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Span;
import io.sitrep.incident.domain.Uptime;
import io.sitrep.incident.page.PublicComponent;
import io.sitrep.incident.page.Track;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How components did over the last days: of each day the worst, and the share of the time they were up as {@link Uptime}
 * weighs it (a major outage in full, a partial one by three tenths, degraded performance and maintenance not at all).
 *
 * <p>Days are those of the reader's zone; the last one ends now. What was before a component went into service counts as
 * nothing, neither up nor down.
 */
public final class Bars {
    static final int DAYS = 90;

    /** As many as a phone has room for. */
    static final int FEW_DAYS = 30;

    private static final int NAMED = 5;
    private static final RawString NOTHING = new RawString("");

    private final Map<UUID, Track> tracks;
    private final View view;
    private final Times times;
    private final Words words;
    private final NumberFormat percent;
    private final String alwaysUp;
    private final Map<ComponentStatus, String> statuses = new EnumMap<>(ComponentStatus.class);
    private final Map<String, String> shares = new HashMap<>();
    private final Instant begin;
    private RawString flawless; // once it was drawn

    Bars(Map<UUID, Track> tracks, View view, Times times, Words words) {
        this.tracks = tracks;
        this.view = view;
        this.times = times;
        this.words = words;
        percent = NumberFormat.getPercentInstance(Locale.forLanguageTag(words.language()));
        percent.setMinimumFractionDigits(2);
        percent.setMaximumFractionDigits(2);
        alwaysUp = words.alwaysUp();
        begin = begin(DAYS, view.zone(), view.now());
        for (ComponentStatus status : ComponentStatus.values()) {
            statuses.put(status, words.component(status));
        }
    }

    public int days() {
        return DAYS;
    }

    public int fewDays() {
        return FEW_DAYS;
    }

    /** How a component does; of hundreds of them the words are looked up once. */
    public String status(ComponentStatus status) {
        return statuses.get(status);
    }

    /** The shares that change by the time alone: those of components that are down. */
    public static String ongoing(Map<UUID, Track> tracks, ZoneId zone, Instant now) {
        Map<UUID, String> shares = new TreeMap<>();
        tracks.forEach((id, track) -> {
            if (track.intervals().stream()
                    .anyMatch(interval -> interval.to() == null && Uptime.weight(interval.status()) > 0)) {
                shares.put(
                        id,
                        Stream.of(DAYS, FEW_DAYS)
                                .flatMap(days -> span(track, days, zone, now).stream())
                                .map(span -> Uptime.of(track.intervals(), span)
                                        .percent()
                                        .toString())
                                .collect(Collectors.joining(",")));
            }
        });
        return shares.toString();
    }

    /** How a component did, drawn and in words; nothing when nothing is known of it yet. */
    public RawString of(PublicComponent component) {
        Track known = tracks.get(component.id());
        if (known != null && known.intervals().isEmpty() && !known.since().isAfter(begin)) {
            // Nearly all of them, and all alike.
            flawless = flawless == null ? drawn(known) : flawless;
            return flawless;
        }
        return drawn(known);
    }

    private RawString drawn(Track known) {
        return Optional.ofNullable(known)
                .flatMap(track -> span(track, DAYS).map(span -> bar(track, Uptime.of(track.intervals(), span))))
                .map(Bar::markup)
                .orElse(NOTHING);
    }

    private Bar bar(Track track, Uptime uptime) {
        LocalDate first = LocalDate.ofInstant(view.now(), view.zone()).minusDays(DAYS - 1L);
        List<Run> runs = Run.of(uptime.worstPerDay(view.zone()));
        String share = percent(uptime);
        String few = span(track, FEW_DAYS)
                .map(span -> percent(Uptime.of(track.intervals(), span)))
                .orElse("");
        return new Bar(first, runs, share, few, over(share) + ": " + said(runs));
    }

    private String over(String share) {
        return shares.computeIfAbsent(share, each -> words.uptimeOver(each, DAYS));
    }

    /** The bad days, newest first; of many the last ones. */
    private String said(List<Run> runs) {
        List<Run> bad =
                new ArrayList<>(runs.stream().filter(run -> !run.isGood()).toList());
        if (bad.isEmpty()) {
            return alwaysUp;
        }
        Collections.reverse(bad);
        String named = bad.stream().limit(NAMED).map(run -> said(run)).collect(Collectors.joining("; "));
        return bad.size() > NAMED ? words.andMore(named, bad.size() - NAMED) : named;
    }

    private String said(Run run) {
        String status = statuses.get(run.status());
        String first = times.shortDay(run.first());
        return run.first().equals(run.last())
                ? words.onDay(status, first)
                : words.fromDayToDay(status, first, times.shortDay(run.last()));
    }

    private Optional<Span> span(Track track, int days) {
        return span(track, days, view.zone(), view.now());
    }

    private static Optional<Span> span(Track track, int days, ZoneId zone, Instant now) {
        Instant begin = begin(days, zone, now);
        Instant since = track.since().isAfter(begin) ? track.since() : begin;
        return since.isBefore(now) ? Optional.of(new Span(since, now)) : Optional.empty();
    }

    private static Instant begin(int days, ZoneId zone, Instant now) {
        return LocalDate.ofInstant(now, zone)
                .minusDays(days - 1L)
                .atStartOfDay(zone)
                .toInstant();
    }

    private String percent(Uptime uptime) {
        return uptime.percent()
                .map(share -> percent.format(share.movePointLeft(2)))
                .orElse("");
    }

    /**
     * Days on end that were alike.
     *
     * @param status the worst of each of them
     */
    record Run(ComponentStatus status, LocalDate first, LocalDate last) {
        static List<Run> of(List<Uptime.Day> days) {
            List<Run> runs = new ArrayList<>();
            for (Uptime.Day day : days) {
                int end = runs.size() - 1;
                if (end >= 0 && runs.get(end).status == day.worst()) {
                    runs.set(end, new Run(day.worst(), runs.get(end).first, day.date()));
                } else {
                    runs.add(new Run(day.worst(), day.date(), day.date()));
                }
            }
            return runs;
        }

        boolean isGood() {
            return status == ComponentStatus.OPERATIONAL;
        }
    }
}
