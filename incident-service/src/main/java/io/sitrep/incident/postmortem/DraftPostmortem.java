package io.sitrep.incident.postmortem;

import io.sitrep.incident.audience.Audience;
import io.sitrep.incident.domain.Note;
import io.sitrep.incident.domain.TimelineEntry;
import io.sitrep.incident.store.IncidentRecord;
import io.sitrep.incident.store.Notes;
import io.sitrep.incident.store.Postmortems;
import io.sitrep.incident.store.Timeline;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Drafts the postmortem of an incident from what is known of it. Keeps nothing. */
@ApplicationScoped
public class DraftPostmortem {
    /** More than a draft has lines for. */
    private static final int MOST_LINES = 1_000;

    private final Postmortems postmortems;
    private final Timeline timeline;
    private final Notes notes;
    private final Audience audience;
    private final Clock clock;

    DraftPostmortem(Postmortems postmortems, Timeline timeline, Notes notes, Audience audience, Clock clock) {
        this.postmortems = postmortems;
        this.timeline = timeline;
        this.notes = notes;
        this.audience = audience;
        this.clock = clock;
    }

    /** In the caller's session. */
    public Uni<Story> read(IncidentRecord found) {
        UUID id = found.incident().key().id();
        return lines(id)
                .chain(lines -> postmortems
                        .held(id)
                        .map(held -> new Story(
                                found.incident(), found.updates(), lines, held, Optional.empty(), clock.instant())));
    }

    /** With notes as they read now, and without what was taken away. */
    private Uni<List<TimelineEntry>> lines(UUID id) {
        return timeline.list(id, null, MOST_LINES)
                .chain(all -> notes.among(id, all)
                        .map(now -> all.stream()
                                .filter(line -> !Note.isAboutOne(line))
                                .filter(line -> !now.containsKey(line.id())
                                        || !now.get(line.id()).isTakenAway())
                                .map(line -> now.containsKey(line.id())
                                        ? now.get(line.id()).shown()
                                        : line)
                                .toList()));
    }

    /** Asks the notifier and writes; outside of any session, since the notifier may take its time. */
    public Uni<String> ask(Story story) {
        return audience.told(story.incident().key().id().toString())
                .map(told -> new DraftText(story.asked(told)).markdown());
    }
}
