package io.sitrep.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path directory;

    @Test
    void secretsAreMadeOnceAndKept() {
        Secrets first = kept(Map.of());
        assertThat(first.adminToken()).matches("sitrep_[a-z0-9]{12}_[A-Za-z0-9_-]{43}");
        assertThat(first.serviceToken()).isNotEqualTo(first.adminToken());
        assertThat(Base64.getDecoder().decode(first.secretKey())).hasSize(32);
        assertThat(kept(Map.of())).isEqualTo(first);
    }

    @Test
    void environmentWins() throws IOException {
        kept(Map.of());
        Secrets given = kept(Map.of("SITREP_ADMIN_TOKEN", "sitrep_abcdefghijkl_mine"));
        assertThat(given.adminToken()).isEqualTo("sitrep_abcdefghijkl_mine");
        assertThat(directory.resolve("admin-token")).hasContent("sitrep_abcdefghijkl_mine");
    }

    @Test
    void nobodyElseMayReadThemAndTheirTextHidesThem() throws IOException {
        Secrets secrets = kept(Map.of());
        for (String file : new String[] {"admin-token", "secrets.properties"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(secrets.toString()).doesNotContain(secrets.adminToken(), secrets.secretKey());
    }

    @Test
    void resetForgetsWhatWeMadeAndLeavesTheRest() throws IOException {
        Secrets first = kept(Map.of());
        Files.writeString(directory.resolve("holiday.jpg"), "not ours");
        new DataLayout(directory).reset();
        assertThat(kept(Map.of())).isNotEqualTo(first);
        assertThat(directory.resolve("holiday.jpg")).exists();
    }

    private Secrets kept(Map<String, String> environment) {
        return Secrets.keptIn(new DataLayout(directory), environment);
    }
}
