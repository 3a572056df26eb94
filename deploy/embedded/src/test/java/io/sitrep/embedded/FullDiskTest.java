package io.sitrep.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /dev/full} is a disk without room that every Linux has. */
class FullDiskTest {
    @TempDir
    Path directory;

    @Test
    void postgresWhoseLogCannotBeWrittenSaysThatTheDiskIsFull() {
        Path full = Path.of("/dev/full");
        assertThatThrownBy(() -> EmbeddedPostgres.start(new EmbeddedPostgres.Options(directory, 0, full)))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("PostgreSQL cannot start: cannot write /dev/full (No space left on device)");
        assertThat(Files.exists(directory.resolve("data"))).isFalse();
    }
}
