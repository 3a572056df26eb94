package io.sitrep.incident.postmortem;

import io.sitrep.incident.audience.Audience;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Span;
import io.sitrep.incident.domain.StatusInterval;
import io.sitrep.incident.domain.TimelineEntry;
import io.sitrep.incident.domain.Uptime;
import io.sitrep.incident.store.IncidentRecord;
import io.sitrep.incident.store.Postmortems;
import io.sitrep.incident.store.Postmortems.Held;
import io.sitrep.incident.store.Timeline;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Drafts the postmortem of an incident from what is known of it. Keeps nothing. */
@ApplicationScoped
public class DraftPostmortem {
    /** More than a draft has lines for. */
    private static final int MOST_LINES = 1_000;

    private final Postmortems postmortems;
    private final Timeline timeline;
    private final Audience audience;
    private final Clock clock;

    DraftPostmortem(Postmortems postmortems, Timeline timeline, Audience audience, Clock clock) {
        this.postmortems = postmortems;
        this.timeline = timeline;
        this.audience = audience;
        this.clock = clock;
    }

    /** In the caller's session. */
    public Uni<Story> read(IncidentRecord found) {
        Incident incident = found.incident();
        UUID id = incident.key().id();
        Instant now = clock.instant();
        return timeline.list(id, null, MOST_LINES)
                .chain(lines -> postmortems.held(id).map(held -> {
                    List<TimelineEntry> entries =
                            lines.stream().map(Timeline.Line::entry).toList();
                    Story story = new Story(incident, found.updates(), entries, Map.of(), Optional.empty(), now);
                    return new Story(
                            incident, found.updates(), entries, held(held, story.end()), Optional.empty(), now);
                }));
    }

    /** Asks the notifier and writes; outside of any session, since the notifier may take its time. */
    public Uni<String> ask(Story story) {
        return audience.told(story.incident().key().id().toString())
                .map(told -> new DraftText(story.asked(told)).markdown());
    }

    private static Map<UUID, Uptime> held(List<Held> held, Instant end) {
        Map<UUID, List<StatusInterval>> intervals = held.stream()
                .collect(Collectors.groupingBy(
                        Held::component, Collectors.mapping(Held::interval, Collectors.toList())));
        Map<UUID, Uptime> uptimes = new HashMap<>();
        intervals.forEach((component, each) -> {
            Instant begin = each.get(0).from();
            uptimes.put(component, Uptime.of(each, new Span(begin, begin.isAfter(end) ? begin : end)));
        });
        return uptimes;
    }
}
