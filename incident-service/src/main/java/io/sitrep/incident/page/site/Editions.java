package io.sitrep.incident.page.site;

import io.quarkus.arc.All;
import io.sitrep.incident.Settings;
import io.sitrep.incident.page.PageState;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Keeps the edition that is shown. A new one is written when the state has changed, when the page has become out of date or is
 * up to date again, and when the day turns; readers have the last one until it is whole.
 */
@Singleton
public class Editions {
    private static final Logger LOG = Logger.getLogger(Editions.class);

    private final List<DocumentSource> sources;
    private final Clock clock;
    private final ZoneId zone;
    private final Event<NewEdition> news;
    private volatile Edition current;

    Editions(@All List<DocumentSource> sources, Clock clock, Settings settings, Event<NewEdition> news) {
        this.sources = sources;
        this.clock = clock;
        this.zone = settings.timeZone();
        this.news = news;
    }

    /** Empty until the first state was read. */
    public Optional<Edition> current() {
        return Optional.ofNullable(current);
    }

    /**
     * Writes a new edition if this is not what the current one shows; returns when it is shown. One at a time, on a thread that
     * may take its time.
     */
    public synchronized void show(PageState state, Optional<Instant> staleSince) {
        Edition last = current;
        Moment moment = new Moment(state, clock.instant(), staleSince.orElse(null));
        if (last != null && looksTheSame(last.moment(), moment)) {
            return;
        }
        Edition fresh = Edition.of(moment, sources.stream().flatMap(DocumentSource::popular));
        current = fresh;
        try {
            news.fire(new NewEdition(last, fresh));
        } catch (RuntimeException failure) {
            LOG.error("somebody who follows the page's editions failed", failure);
        }
    }

    List<DocumentSource> sources() {
        return sources;
    }

    private boolean looksTheSame(Moment last, Moment next) {
        return last.state().saysTheSameAs(next.state())
                && Objects.equals(last.staleSince(), next.staleSince())
                && day(last).equals(day(next));
    }

    private LocalDate day(Moment moment) {
        return LocalDate.ofInstant(moment.now(), zone);
    }
}
