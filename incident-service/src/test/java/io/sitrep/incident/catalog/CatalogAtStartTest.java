package io.sitrep.incident.catalog;

import static io.sitrep.incident.api.Suite.admin;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.catalog.change.CatalogAtStart;
import io.sitrep.kit.settings.SettingException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The file that is applied at each start. */
@QuarkusTest
class CatalogAtStartTest extends RealIncidentService {
    private final String name = "F " + UUID.randomUUID();

    @Inject
    CatalogAtStart atStart;

    @Inject
    Database database;

    @Test
    void aFileIsAppliedAtStartByTheCatalogItself() throws IOException {
        Path file = file("roles: [{key: starter, name: " + name + "}]");
        long rows = rows();

        assertThat(atStart.apply(file).changes()).hasSizeGreaterThanOrEqualTo(1);
        assertThat(atStart.apply(file).changes()).isEmpty();

        assertThat(rows()).isEqualTo(rows + 1);
        admin().get("/api/v1/roles/starter").then().statusCode(200);
    }

    @Test
    void aWrongFileStopsTheStartAndEverythingThatIsWrongIsNamed() throws IOException {
        Path file = file("roles:\n  - key: starter\n    colour: red\ncomponents:\n  - name: ''\n");

        Assertions.assertThatThrownBy(() -> atStart.apply(file))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("SITREP_CATALOG: " + file.getFileName())
                .hasMessageContaining("roles[0].colour: line 3: is not a field that is known here")
                .hasMessageContaining("roles[0].name: line 2: is missing")
                .hasMessageContaining("components[0].name: line 5: is empty");
    }

    @Test
    void replicasThatStartAtOnceApplyItOnce() throws IOException {
        Path file = file("people: [{name: " + name + "}]");
        long rows = rows();

        var made =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> atStart.apply(file)))
                        .limit(4)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(made).filteredOn(each -> !each.changes().isEmpty()).hasSize(1);
        assertThat(rows()).isEqualTo(rows + 1);
    }

    private static Path file(String text) throws IOException {
        return java.nio.file.Files.writeString(
                java.nio.file.Files.createTempFile(Path.of("target"), "catalog", ".yaml"), text);
    }

    private long rows() {
        return database.count("SELECT count(*) FROM audit WHERE actor_id = 'system:catalog'");
    }
}
