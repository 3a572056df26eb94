package io.sitrep.incident.page.site;

import io.quarkus.arc.All;
import io.sitrep.incident.page.Digest;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.keep.Latest;
import io.sitrep.incident.page.keep.StateDigest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Keeps the edition that is shown. A new one is written when the state has changed, when the page has become out of date or is
 * up to date again, when a figure has changed by the time alone (looked at each minute), and every quarter of an hour; readers
 * have the last one until what comes first of it is written.
 */
@Singleton
public class Editions {
    private static final Logger LOG = Logger.getLogger(Editions.class);

    /** In some zone a day turns at each quarter of an hour: all are so far from UTC. */
    private static final Duration A_DAY_TURNS = Duration.ofMinutes(15);

    private final List<DocumentSource> sources;
    private final Clock clock;
    private final Event<NewEdition> news;
    private final Latest<Edition> preparing = new Latest<>("page-documents", this::prepare);
    private volatile Edition current;
    private Instant looked; // guarded by this
    private String byTime; // guarded by this

    Editions(@All List<DocumentSource> sources, Clock clock, Event<NewEdition> news) {
        this.sources = sources;
        this.clock = clock;
        this.news = news;
    }

    /** Empty until the first state was read. */
    public Optional<Edition> current() {
        return Optional.ofNullable(current);
    }

    /**
     * Writes a new edition if this is not what the current one shows; returns when it is shown. One at a time, on a thread that
     * may take its time. What is popular besides follows on a thread of its own.
     */
    public synchronized void show(PageState state, Optional<Instant> staleSince) {
        Edition last = current;
        Instant now = clock.instant();
        Instant stale = staleSince.orElse(null);
        if (last != null && looksTheSame(last.moment(), state, stale, now)) {
            return;
        }
        looked = now.truncatedTo(ChronoUnit.MINUTES);
        byTime = byTime(state, now);
        String version = version(state, stale);
        Edition fresh = Edition.of(
                new Moment(state, now, stale, version), sources.stream().flatMap(DocumentSource::first));
        current = fresh;
        try {
            news.fire(new NewEdition(last, fresh));
        } catch (RuntimeException failure) {
            LOG.error("somebody who follows the page's editions failed", failure);
        }
        preparing.offer(fresh);
    }

    /** What an edition that is no longer shown would lack is missed by nobody. */
    private void prepare(Edition edition) {
        sources.stream()
                .flatMap(DocumentSource::popular)
                .takeWhile(asked -> current == edition)
                .forEach(edition::prepare);
    }

    List<DocumentSource> sources() {
        return sources;
    }

    private boolean looksTheSame(Moment last, PageState state, Instant stale, Instant now) {
        return last.state().saysTheSameAs(state)
                && Objects.equals(last.staleSince(), stale)
                && floor(last.now(), A_DAY_TURNS).equals(floor(now, A_DAY_TURNS))
                && saysTheSameByTime(state, now);
    }

    /** Looked at once a minute. */
    private boolean saysTheSameByTime(PageState state, Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        if (minute.equals(looked)) {
            return true;
        }
        looked = minute;
        return byTime(state, now).equals(byTime);
    }

    private String byTime(PageState state, Instant now) {
        return sources.stream().map(source -> source.byTime(state, now)).collect(Collectors.joining(" "));
    }

    private String version(PageState state, Instant stale) {
        return Digest.of((StateDigest.of(state) + " " + stale + " " + byTime).getBytes(StandardCharsets.UTF_8));
    }

    private static Instant floor(Instant time, Duration unit) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), unit.toSeconds()) * unit.toSeconds());
    }
}
