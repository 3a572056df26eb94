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
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

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

    Bars(Map<UUID, Track> tracks, View view, Times times, Words words) {
        this.tracks = tracks;
        this.view = view;
        this.times = times;
        this.words = words;
        percent = NumberFormat.getPercentInstance(Locale.forLanguageTag(words.language()));
        percent.setMinimumFractionDigits(2);
        percent.setMaximumFractionDigits(2);
        alwaysUp = words.alwaysUp();
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

    /** How a component did, drawn and in words; nothing when nothing is known of it yet. */
    public RawString of(PublicComponent component) {
        return Optional.ofNullable(tracks.get(component.id()))
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
        Instant begin = LocalDate.ofInstant(view.now(), view.zone())
                .minusDays(days - 1L)
                .atStartOfDay(view.zone())
                .toInstant();
        Instant since = track.since().isAfter(begin) ? track.since() : begin;
        return since.isBefore(view.now()) ? Optional.of(new Span(since, view.now())) : Optional.empty();
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
