package io.sitrep.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A directory held by one process at a time. The operating system drops the lock with the process, however that ends;
 * the file stays behind and means nothing. Holding it also proves that the directory can be written to.
 */
public final class DataDirectory implements AutoCloseable {
    /** What a fresh PostgreSQL or Kafka needs to get started, with some air. */
    static final long NEEDED_BYTES = 192L << 20;

    private static final String LOCK_FILE = "lock";

    /**
     * Directories this JVM holds. POSIX locks belong to the process, and closing any descriptor of the file would drop
     * them: so a second try within the JVM must not even open the file.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Creates the directory when absent and takes it; refused when another process, or this one, has it. */
    public static DataDirectory hold(Path directory, String part) {
        Path path = create(directory, part);
        if (!HELD.add(path)) {
            throw inUse(path, part, ProcessHandle.current().pid());
        }
        try {
            return lock(path, part);
        } catch (RuntimeException e) {
            HELD.remove(path);
            throw e;
        }
    }

    /** Refuses a disk that is too full to start on, before anything is half-written. */
    public DataDirectory needing(long bytes, String part) {
        try {
            long free = Files.getFileStore(path).getUsableSpace();
            if (free < bytes) {
                throw new EmbeddedException("%s cannot start: the disk of %s is full (%d MiB free, %d MiB needed)"
                        .formatted(part, path, free >> 20, bytes >> 20));
            }
            return this;
        } catch (IOException e) {
            throw new EmbeddedException(part + " cannot start: cannot read the free space of " + path, e);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EmbeddedException("Cannot release " + path + ": " + e.getMessage(), e);
        } finally {
            HELD.remove(path);
        }
    }

    private static Path create(Path directory, String part) {
        try {
            Files.createDirectories(directory);
            return directory.toRealPath();
        } catch (IOException e) {
            throw cannotWrite(directory, part, e);
        }
    }

    private static DataDirectory lock(Path path, String part) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    path.resolve(LOCK_FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(path, part, holder(channel));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataDirectory(path, channel);
        } catch (IOException e) {
            closeQuietly(channel);
            throw cannotWrite(path, part, e);
        } catch (EmbeddedException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    private static long holder(FileChannel channel) throws IOException {
        ByteBuffer digits = ByteBuffer.allocate(20);
        channel.read(digits, 0);
        String text = new String(digits.array(), 0, digits.position(), StandardCharsets.US_ASCII);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing was written: the refusal that is on its way says more.
        }
    }

    private static EmbeddedException inUse(Path path, String part, long pid) {
        return new EmbeddedException("%s cannot start: %s is in use by process %d".formatted(part, path, pid));
    }

    private static EmbeddedException cannotWrite(Path path, String part, IOException e) {
        return new EmbeddedException("%s cannot start: cannot write to %s (%s)".formatted(part, path, Reason.of(e)), e);
    }
}
