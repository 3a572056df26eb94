package io.sitrep.incident.page.keep;

import io.sitrep.incident.Settings;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.site.NewEdition;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The last state on this replica's own disk, so that it can show the page after a restart while the database is away. The file
 * is replaced as a whole: whoever reads it finds the old or the new. A disk that fails is said once and costs nothing else.
 */
@Singleton
public class StateFile implements StateStore {
    private static final Logger LOG = Logger.getLogger(StateFile.class);
    private static final String NAME = "state.json.gz";

    private static final Duration NOW_AND_THEN = Duration.ofSeconds(20);

    private final Optional<Path> directory;
    private final Latest<PageState> writing;
    private Instant confirmed = Instant.EPOCH; // of the listening thread
    private PageState written; // of the writing thread
    private boolean failing; // of the writing thread

    StateFile(Settings settings) {
        this.directory = settings.pageDir();
        this.writing = new Latest<>("page-state", this::write);
    }

    void changed(@Observes NewEdition news) {
        if (directory.isPresent()) {
            writing.offer(news.fresh().moment().state());
        }
    }

    @Override
    public Optional<PageState> read() {
        return directory.map(each -> each.resolve(NAME)).flatMap(StateFile::read);
    }

    /** A read has found what is kept to hold still: as of when that was, the file's own time says. */
    public void confirm(PageState state) {
        if (directory.isEmpty() || !state.asOf().isAfter(confirmed.plus(NOW_AND_THEN))) {
            return;
        }
        confirmed = state.asOf();
        try {
            Files.setLastModifiedTime(directory.get().resolve(NAME), FileTime.from(confirmed));
        } catch (IOException absent) {
            LOG.debug("no state of the page is kept yet");
        }
    }

    private static Optional<PageState> read(Path file) {
        try {
            PageState state = StateCodec.read(Files.newInputStream(file));
            Instant found = Files.getLastModifiedTime(file).toInstant();
            return Optional.of(found.isAfter(state.asOf()) ? state.confirmed(found) : state);
        } catch (NoSuchFileException first) {
            return Optional.empty();
        } catch (IOException broken) {
            LOG.warnf("the page's last state in %s can't be used: %s", file.getFileName(), broken.getMessage());
            return Optional.empty();
        }
    }

    private void write(PageState state) {
        if (written != null && written.saysTheSameAs(state)) {
            return;
        }
        try {
            Path home = Files.createDirectories(directory.orElseThrow());
            Path fresh = home.resolve(NAME + ".new");
            StateCodec.write(state, Files.newOutputStream(fresh));
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, home.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            written = state;
            failing = false;
        } catch (IOException | UncheckedIOException failure) {
            if (!failing) {
                LOG.errorf("the page's state can't be kept on disk, SITREP_PAGE_DIR: %s", failure.toString());
            }
            failing = true;
        }
    }
}
