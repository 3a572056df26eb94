package io.sitrep.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Small files that are there whole or not at all, and that nobody else may read (mode 0600). */
final class PrivateFile {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFile() {}

    static void write(Path file, String content) {
        try {
            Path fresh =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new", OWNER_ONLY);
            try {
                Files.writeString(fresh, content);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UserError("Cannot write " + file + ": " + reason(e), e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UserError("Cannot delete " + file + ": " + reason(e), e);
        }
    }

    /** In a few words why: the JDK's file exceptions carry the path as their message. */
    static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "Permission denied";
        }
        return failure instanceof FileSystemException refused && refused.getReason() != null
                ? refused.getReason()
                : failure.getMessage();
    }
}
