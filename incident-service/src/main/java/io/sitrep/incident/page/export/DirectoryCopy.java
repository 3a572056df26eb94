package io.sitrep.incident.page.export;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A directory that a web server serves. */
final class DirectoryCopy implements CopyTarget {
    private final Path root;

    DirectoryCopy(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public String name() {
        return "SITREP_EXPORT_DIR";
    }

    @Override
    public void put(String key, String type, byte[] content) throws IOException {
        Path file = file(key);
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public Optional<byte[]> get(String key) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file(key)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public void remove(String key) throws IOException {
        Path file = file(key);
        Files.deleteIfExists(file);
        removeIfEmpty(file.getParent());
    }

    /** A folder of a page that was taken back would still give its name away. */
    private void removeIfEmpty(Path folder) throws IOException {
        if (folder.equals(root)) {
            return;
        }
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException others) {
            return;
        }
        removeIfEmpty(folder.getParent());
    }

    @Override
    public boolean keepsPagesByAddress() {
        return false;
    }

    private Path file(String key) throws IOException {
        Path file = root.resolve(key).normalize();
        if (!file.startsWith(root)) {
            throw new IOException("a key leads out of the directory");
        }
        return file;
    }
}
