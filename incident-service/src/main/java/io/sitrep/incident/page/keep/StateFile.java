package io.sitrep.incident.page.keep;

import io.sitrep.incident.Settings;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.keep.StatePieces.Piece;
import io.sitrep.incident.page.site.NewEdition;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The last state on this replica's own disk, so that it can show the page after a restart while the database is away. Its months
 * lie in files of their own, of which a change writes one; the head that names them is replaced as a whole: whoever reads it
 * finds the old or the new. A disk that fails is said once and costs nothing else.
 */
@Singleton
public class StateFile implements StateStore {
    private static final Logger LOG = Logger.getLogger(StateFile.class);
    private static final String NAME = "state.json.gz";
    private static final String MONTHS = "months";

    private static final Duration NOW_AND_THEN = Duration.ofSeconds(20);

    private final Optional<Path> directory;
    private final Latest<PageState> writing;
    private Instant confirmed = Instant.EPOCH; // of the listening thread
    private PageState written; // of the writing thread
    private volatile boolean failing;

    @Inject
    StateFile(Settings settings) {
        this(settings.pageDir());
    }

    /** @param directory empty where none is to be kept */
    StateFile(Optional<Path> directory) {
        this.directory = directory;
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

    /**
     * A read has found what is kept to hold still: as of when that was, the file's own time says. What could not be kept then is
     * kept now, if that is possible again.
     */
    public void confirm(PageState state) {
        Duration since = Duration.between(confirmed, state.asOf());
        // A negative one is of a clock that was set back.
        if (directory.isEmpty() || !since.isNegative() && since.compareTo(NOW_AND_THEN) <= 0) {
            return;
        }
        confirmed = state.asOf();
        if (failing) {
            writing.offer(state);
            return;
        }
        try {
            Files.setLastModifiedTime(directory.get().resolve(NAME), FileTime.from(confirmed));
        } catch (IOException absent) {
            LOG.debug("no state of the page is kept yet");
        }
    }

    /** Whether what is shown could not be kept. */
    boolean isFailing() {
        return failing;
    }

    private static Optional<PageState> read(Path file) {
        Path months = file.resolveSibling(MONTHS);
        try {
            PageState state =
                    StateCodec.read(Files.newInputStream(file), name -> Files.newInputStream(months.resolve(name)));
            Instant found = Files.getLastModifiedTime(file).toInstant();
            return Optional.of(found.isAfter(state.asOf()) ? state.confirmed(found) : state);
        } catch (NoSuchFileException first) {
            if (Files.notExists(file)) {
                return Optional.empty();
            }
            LOG.warnf(
                    "the page's last state can't be used: %s is missing",
                    Path.of(first.getFile()).getFileName());
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
            Path months = home.resolve(MONTHS);
            List<Piece> wanted = StatePieces.of(state);
            for (Piece piece : wanted) {
                Files.createDirectories(months);
                if (Files.notExists(months.resolve(piece.name()))) {
                    replace(months.resolve(piece.name()), piece.content());
                }
            }
            Set<String> names = wanted.stream().map(Piece::name).collect(Collectors.toCollection(TreeSet::new));
            replace(home.resolve(NAME), StateCodec.head(state, List.copyOf(names)));
            removeAllBut(names, months);
            written = state;
            failing = false;
        } catch (IOException | UncheckedIOException failure) {
            if (!failing) {
                LOG.errorf("the page's state can't be kept on disk, SITREP_PAGE_DIR: %s", failure.toString());
            }
            failing = true;
        }
    }

    /** Is on disk when this returns; whoever reads it finds the old or the new. */
    private static void replace(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, content);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** After the head that named them is gone. */
    private static void removeAllBut(Set<String> names, Path months) throws IOException {
        if (Files.notExists(months)) {
            return;
        }
        List<Path> old;
        try (Stream<Path> files = Files.list(months)) {
            old = files.filter(file -> !names.contains(file.getFileName().toString()))
                    .toList();
        }
        for (Path file : old) {
            Files.deleteIfExists(file);
        }
    }
}
