package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.e2e.image.PartsList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each build says what its services are made of. */
class PartsListIT {
    @ParameterizedTest
    @ValueSource(strings = {"incident-service", "notifier-service", "bot-service"})
    void everyJarOfAServiceIsNamedWithItsLicence(String service) throws IOException {
        assertThat(partsOf(service).faults(libraries(service))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "incident-service, io.quarkus, quarkus-rest-jackson, 3.30.6, Apache-2.0",
        "incident-service, org.jsoup, jsoup, 1.21.2, MIT",
        "notifier-service, com.github.davidmoten, subethasmtp, 7.1.3, Apache-2.0",
        "bot-service, net.dv8tion, JDA, 6.5.0, Apache-2.0",
        "bot-service, com.slack.api, slack-api-client, 1.48.0, Apache-2.0"
    })
    void whatIsKnownToBeInItIsNamed(String service, String group, String name, String version, String licence)
            throws IOException {
        PartsList parts = partsOf(service);
        assertThat(parts.versionOf(group, name)).contains(version);
        assertThat(parts.licencesOf(name)).contains(licence);
    }

    @Test
    void whatOnlyTestsUseIsNotNamed() throws IOException {
        PartsList parts = partsOf("incident-service");
        assertThat(parts.versionOf("org.assertj", "assertj-core")).isEmpty();
        assertThat(parts.versionOf("io.sitrep", "sitrep-embedded")).isEmpty();
    }

    @Test
    void listWithFaultsIsNotTaken(@TempDir Path libraries) throws IOException {
        Files.createFile(libraries.resolve("org.example.known-1.0.jar"));
        Files.createFile(libraries.resolve("org.example.unknown-1.0.jar"));
        PartsList broken = PartsList.of("""
                {"bomFormat": "CycloneDX", "metadata": {"tools": "/home/somebody/tool"}, "components": [
                  {"group": "org.example", "name": "known", "version": "1.0", "purl": "pkg:maven/org.example/known@1.0"}]}
                """);
        assertThat(broken.faults(libraries))
                .containsExactly(
                        "a place of the machine it was made on",
                        "no licence of org.example.known-1.0",
                        "not named: org.example.unknown-1.0.jar");
    }

    private static PartsList partsOf(String service) throws IOException {
        return PartsList.of(Files.readString(
                RunningSuite.repository().resolve(service).resolve("target").resolve(service + ".cdx.json")));
    }

    private static Path libraries(String service) {
        return RunningSuite.repository().resolve(service).resolve("target/quarkus-app/lib");
    }
}
