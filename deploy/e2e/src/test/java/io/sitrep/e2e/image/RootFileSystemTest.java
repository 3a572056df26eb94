package io.sitrep.e2e.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootFileSystemTest {
    private static final int SOMEBODY = 10001;

    @TempDir
    Path root;

    @BeforeEach
    void makeWhatIsInOrder() throws IOException {
        file("usr/bin/sleep", "rwxr-xr-x");
        file("sitrep/quarkus-run.jar", "rw-r--r--");
        file("tmp/x", "rw-rw-rw-");
        mode(root.resolve("tmp"), "rwxrwxrwx");
    }

    @Test
    void nothingIsWrongWithWhatIsInOrder() throws IOException {
        assertThat(faults(SOMEBODY)).isEmpty();
    }

    @Test
    void fileThatRunsAsSomebodyElseIsFound() throws IOException {
        Path file = file("opt/x", "rwxr-xr-x");
        Files.setAttribute(file, "unix:mode", 04755);
        assertThat(faults(SOMEBODY)).containsExactly("opt/x runs as somebody else");
    }

    @Test
    void fileAnybodyMayWriteToIsFound() throws IOException {
        file("etc/x", "rw-rw-rw-");
        assertThat(faults(SOMEBODY)).containsExactly("etc/x may be written to");
    }

    @Test
    void fileOfWhoeverRunsInItIsFound() throws IOException {
        int me = (int) Files.getAttribute(root, "unix:uid");
        assertThat(faults(me)).contains("sitrep/quarkus-run.jar may be written to");
    }

    @Test
    void shellIsFound() throws IOException {
        file("bin/sh", "rwxr-xr-x");
        assertThat(faults(SOMEBODY)).containsExactly("bin/sh is a command nobody needs");
    }

    private Iterable<String> faults(int user) throws IOException {
        return new RootFileSystem(root, user, Set.of("tmp")).faults();
    }

    private Path file(String name, String mode) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        mode(file, mode);
        return file;
    }

    private static void mode(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
