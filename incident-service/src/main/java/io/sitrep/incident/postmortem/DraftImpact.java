package io.sitrep.incident.postmortem;

import io.sitrep.incident.domain.AffectedComponent;
import io.sitrep.incident.domain.PlainText;
import io.sitrep.incident.domain.Span;
import io.sitrep.incident.domain.StatusInterval;
import io.sitrep.incident.domain.Uptime;
import io.sitrep.incident.store.Postmortems.Held;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What an incident did to whom, and for how long, as it recorded it: each component at its worst anywhere, then region by
 * region; a region that several components failed in once more for all of them together. What overlaps counts once; the worst is said first.
 */
final class DraftImpact {
    private final Story story;

    DraftImpact(Story story) {
        this.story = story;
    }

    /** One line each; none where no component and no region was named. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        story.incident().components().forEach(component -> lines.addAll(of(component)));
        TreeSet<String> told = story.held().stream()
                .map(Held::region)
                .filter(region -> region != null)
                .collect(Collectors.toCollection(TreeSet::new));
        told.stream()
                .filter(this::isShared)
                .forEach(region -> lines.add("All of these in %s: %s"
                        .formatted(place(region), durations(held -> region.equals(held.region())))));
        List<String> untold = story.incident().headline().regions().stream()
                .filter(region -> !told.contains(region))
                .toList();
        if (!untold.isEmpty()) {
            lines.add("Regions: %s, for %s"
                    .formatted(
                            String.join(", ", untold),
                            Moments.lasted(story.incident().progress().startedAt(), story.end())));
        }
        return lines;
    }

    private List<String> of(AffectedComponent component) {
        String name = PlainText.line(component.name());
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s".formatted(name, durations(held -> isOf(component, held) && held.region() == null)));
        story.held().stream()
                .filter(held -> isOf(component, held) && held.region() != null)
                .map(Held::region)
                .distinct()
                .sorted()
                .forEach(region -> lines.add("%s in %s: %s"
                        .formatted(
                                name,
                                place(region),
                                durations(held -> isOf(component, held) && region.equals(held.region())))));
        return lines;
    }

    private static boolean isOf(AffectedComponent component, Held held) {
        return held.component().equals(component.id());
    }

    private boolean isShared(String region) {
        return story.held().stream()
                        .filter(held -> region.equals(held.region()))
                        .map(Held::component)
                        .distinct()
                        .count()
                > 1;
    }

    private String durations(Predicate<Held> which) {
        List<StatusInterval> intervals =
                story.held().stream().filter(which).map(Held::interval).toList();
        if (intervals.isEmpty()) {
            return "not failing";
        }
        Instant begin = intervals.get(0).from();
        Instant end = begin.isAfter(story.end()) ? begin : story.end();
        String spent = Uptime.of(intervals, new Span(begin, end)).spent().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
                .map(each -> "%s for %s".formatted(words(each.getKey().wire()), Moments.lasted(each.getValue())))
                .collect(Collectors.joining(", "));
        // Of what took no time at all there is nothing to add up.
        return spent.isEmpty() ? words(intervals.get(0).status().wire()) + " for 0 s" : spent;
    }

    /** What is said of the world beside its parts is said of the rest of it. */
    private static String place(String region) {
        return region.equals("world") ? "the rest of the world" : region;
    }

    private static String words(String wire) {
        return wire.replace('_', ' ');
    }
}
