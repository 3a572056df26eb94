package io.sitrep.incident.page.export;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.sitrep.incident.Settings;
import io.sitrep.incident.Settings.Role;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.keep.Latest;
import io.sitrep.incident.page.keep.StateCodec;
import io.sitrep.incident.page.keep.StateStore;
import io.sitrep.incident.page.site.DocumentSource;
import io.sitrep.incident.page.site.Edition;
import io.sitrep.incident.page.site.Editions;
import io.sitrep.incident.page.site.NewEdition;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Keeps a complete copy of the site elsewhere, for the time when this cluster is gone. The copy follows each change; a target
 * that fails is tried again, and what it missed by then is caught up with. Also where a replica with nothing else starts from.
 */
@Singleton
public class Exporter implements StateStore {
    private static final Logger LOG = Logger.getLogger(Exporter.class);

    private final List<Copying> copies;
    private final Editions editions;
    private final boolean writes;

    Exporter(
            ExportSettings export,
            Settings settings,
            Editions editions,
            Assets assets,
            @All List<DocumentSource> sources) {
        this.editions = editions;
        this.writes = settings.role() == Role.ALL;
        Locale usual = Locale.forLanguageTag(settings.defaultLocale());
        String living = settings.publicUrl().toString().replaceAll("/+$", "");
        this.copies = Stream.concat(
                        export.dir().map(DirectoryCopy::new).stream(), export.s3().map(ObjectStoreCopy::new).stream())
                .map(target -> new Copying(
                        target, new StaticSite(sources, assets.all(), usual, living, target.keepsPagesByAddress())))
                .toList();
    }

    void changed(@Observes NewEdition news) {
        if (writes) {
            copies.forEach(copy -> copy.follow(news));
        }
    }

    /** What a target missed while it failed. */
    @Scheduled(every = "15s", delayed = "15s")
    void retry() {
        if (writes) {
            copies.forEach(copy -> editions.current().ifPresent(copy::catchUp));
        }
    }

    @Override
    public Optional<PageState> read() {
        return copies.stream().flatMap(copy -> copy.state().stream()).findFirst();
    }

    /** One target, and how far its copy has come. */
    private static final class Copying {
        private final SiteCopy copy;
        private final StaticSite site;
        private final Latest<Edition> writing;
        private final Set<String> changed = ConcurrentHashMap.newKeySet();
        private volatile boolean behind;
        private boolean whole; // of the writing thread: whether everything was compared once

        Copying(CopyTarget target, StaticSite site) {
            this.copy = new SiteCopy(target);
            this.site = site;
            this.writing = new Latest<>("site-copy", this::write);
        }

        /** What is out of date is not copied: the copy is right as of when it was written, and says so. */
        void follow(NewEdition news) {
            changed.addAll(news.changedIncidents());
            if (news.fresh().moment().staleSince() == null) {
                writing.offer(news.fresh());
            }
        }

        void catchUp(Edition edition) {
            if (behind && edition.moment().staleSince() == null) {
                writing.offer(edition);
            }
        }

        private void write(Edition edition) {
            // Taken out before anything is sent: what changes again meanwhile is for the next time.
            Set<String> taken = new HashSet<>(changed);
            changed.removeAll(taken);
            try {
                copy.bring(site.entries(edition.moment(), whole ? taken : null));
                whole = true;
                if (behind) {
                    LOG.infof(
                            "the copy of the page is up to date again: %s",
                            copy.target().name());
                }
                behind = false;
            } catch (IOException | RuntimeException failure) {
                changed.addAll(taken);
                if (!behind) {
                    LOG.errorf(
                            "the copy of the page is out of date, will retry, %s: %s",
                            copy.target().name(), failure.toString());
                }
                behind = true;
            }
        }

        Optional<PageState> state() {
            try {
                Optional<byte[]> kept = copy.target().get(StaticSite.STATE);
                return kept.isEmpty()
                        ? Optional.empty()
                        : Optional.of(StateCodec.read(new ByteArrayInputStream(kept.get())));
            } catch (IOException unusable) {
                LOG.warnf(
                        "the copy of the page can't be used, %s: %s",
                        copy.target().name(), unusable.getMessage());
                return Optional.empty();
            }
        }
    }
}
