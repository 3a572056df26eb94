package io.sitrep.incident.page.export;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.sitrep.incident.Settings;
import io.sitrep.incident.Settings.Role;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.keep.StateStore;
import io.sitrep.incident.page.site.DocumentSource;
import io.sitrep.incident.page.site.Editions;
import io.sitrep.incident.page.site.NewEdition;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Keeps a complete copy of the site elsewhere, for the time when this cluster is gone. The copy follows each change; a target
 * that fails is tried again, and what it missed by then is caught up with. Of several replicas that are set to write the same
 * copy one does; another goes on when that one is gone. Also where a replica with nothing else starts from.
 */
@Singleton
public class Exporter implements StateStore {
    private final List<Copying> copies;
    private final Editions editions;
    private final boolean writes;

    Exporter(
            ExportSettings export,
            Settings settings,
            Editions editions,
            Assets assets,
            @All List<DocumentSource> sources,
            DataSource database) {
        this.editions = editions;
        this.writes = settings.role() == Role.ALL;
        Locale usual = Locale.forLanguageTag(settings.defaultLocale());
        String living = settings.publicUrl().toString().replaceAll("/+$", "");
        this.copies = Stream.concat(
                        export.dir().map(DirectoryCopy::new).stream(), export.s3().map(ObjectStoreCopy::new).stream())
                .map(target -> new Copying(
                        target,
                        new StaticSite(sources, assets.all(), usual, living, target.keepsPagesByAddress()),
                        database))
                .toList();
    }

    void changed(@Observes NewEdition news) {
        if (writes) {
            copies.forEach(copy -> copy.follow(news));
        }
    }

    /** What a target missed while it failed; and whether it is our turn now. */
    @Scheduled(every = "15s", delayed = "15s")
    void retry() {
        if (writes) {
            copies.forEach(copy -> editions.current().ifPresent(copy::catchUp));
        }
    }

    /** So that another replica goes on at once. */
    void stop(@Observes ShutdownEvent stopping) {
        copies.forEach(Copying::close);
    }

    /** Those this replica has a part in. */
    List<Copying> written() {
        return writes ? copies : List.of();
    }

    /** Of each target, the directory first. */
    List<Copying.Progress> progress() {
        return copies.stream().map(Copying::progress).toList();
    }

    @Override
    public Optional<PageState> read() {
        return copies.stream().flatMap(copy -> copy.state().stream()).findFirst();
    }
}
