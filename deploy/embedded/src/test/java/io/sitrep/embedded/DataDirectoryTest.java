package io.sitrep.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path directory;

    @Test
    void releasedDirectoryCanBeHeldAgain() {
        DataDirectory.hold(directory, "Test").close();
        DataDirectory.hold(directory, "Test").close();
    }

    @Test
    void sameDirectoryUnderAnotherNameIsRefusedAndStaysLocked() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
        try (DataDirectory held = DataDirectory.hold(directory, "Test")) {
            assertThatThrownBy(() -> DataDirectory.hold(link, "Test"))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining("is in use by process");
            assertThat(held.path()).isEqualTo(directory.toRealPath());
        }
    }

    @Test
    void fileInTheWayIsNamed() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> DataDirectory.hold(file.resolve("data"), "Kafka"))
                .isInstanceOf(EmbeddedException.class)
                .hasMessage("Kafka cannot start: cannot write to %s (Not a directory)".formatted(file.resolve("data")));
    }

    @Test
    void directoryNobodyMayWriteToIsNamed() {
        // Not even root may create anything there.
        Path unwritable = Path.of("/proc/self/sitrep");
        assertThatThrownBy(() -> EmbeddedKafka.start(new EmbeddedKafka.Options(unwritable, 0)))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageStartingWith("Kafka cannot start: cannot write to /proc/self/sitrep (");
    }

    @Test
    void fullDiskIsNamedBeforeAnythingIsWritten() {
        try (DataDirectory held = DataDirectory.hold(directory, "Test")) {
            assertThatThrownBy(() -> held.needing(Long.MAX_VALUE, "PostgreSQL"))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageStartingWith("PostgreSQL cannot start: the disk of " + held.path() + " is full (");
        }
    }
}
