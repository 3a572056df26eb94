package io.sitrep.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Where PostgreSQL's programs are unpacked, once per user and shared by every data directory. In the user's cache, or, for
 * users without a home, in the temporary directory: there only if it is this user's own, since what lies in it is executed.
 */
final class PostgresBinaries {
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path directory;

    PostgresBinaries() {
        directory = place();
    }

    Path directory() {
        return directory;
    }

    /** Runs what unpacks, alone among all processes if nothing is unpacked yet; remains of an interrupted unpacking go first. */
    <T> T unpacking(Callable<T> start) throws Exception {
        synchronized (ONE_AT_A_TIME) {
            if (complete()) {
                return start.call();
            }
            try (FileChannel channel = FileChannel.open(
                            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                clearInterrupted();
                return start.call();
            }
        }
    }

    private boolean complete() throws IOException {
        return versions().stream().anyMatch(PostgresBinaries::complete);
    }

    private void clearInterrupted() throws IOException {
        versions().stream().filter(each -> !complete(each)).forEach(FileTree::delete);
    }

    private List<Path> versions() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(each -> each.getFileName().toString().startsWith("PG-"))
                    .toList();
        }
    }

    /** The mark that the zonky library leaves when all files are there. */
    private static boolean complete(Path version) {
        return Files.exists(version.resolve(".exists"));
    }

    private static Path place() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path home = Path.of(System.getProperty("user.home"));
        Path preferred = cache == null || cache.isBlank() ? home.resolve(".cache") : Path.of(cache);
        try {
            return ownDirectory(Files.createDirectories(preferred).resolve("sitrep"));
        } catch (IOException e) {
            return temporary();
        }
    }

    private static Path temporary() {
        Path place = Path.of(System.getProperty("java.io.tmpdir"), "sitrep-" + System.getProperty("user.name"));
        try {
            return ownDirectory(place);
        } catch (IOException e) {
            throw new EmbeddedException("PostgreSQL cannot be unpacked to " + place + ": " + Reason.of(e), e);
        }
    }

    /** Closed to others, since the library makes the directories it uses writable to everybody. */
    private static Path ownDirectory(Path place) throws IOException {
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(
                    place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        // Created by us a moment ago, a fresh file tells who we are.
        Path probe = Files.createTempFile(place, "probe", null);
        boolean ours = Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(place).equals(Files.getOwner(probe));
        Files.delete(probe);
        if (!ours) {
            throw new IOException("it belongs to somebody else");
        }
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx------"));
        return Files.createDirectories(place.resolve("postgresql"));
    }
}
