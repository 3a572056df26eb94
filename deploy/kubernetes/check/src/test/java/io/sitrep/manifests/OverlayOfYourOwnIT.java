package io.sitrep.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator's own overlay, as the README has it, changes of ours: what it names, and nothing beside it. */
class OverlayOfYourOwnIT {
    private static final String OWN = "check/target/own";

    @ParameterizedTest(name = "a digest of {0} rolls {1} out alone")
    @CsvSource({
        "sitrep/incident-service, incident",
        "sitrep/page, page",
        "sitrep/notifier-service, notifier",
        "sitrep/bot-service, bot"
    })
    void oneServiceIsRolledOutAfterTheOther(String image, String deployment) throws IOException {
        String digest = "sha256:" + "0123456789abcdef".repeat(4);

        List<Manifest> own = rendered("prod", """
                images:
                  - name: %s
                    newName: registry.example.com/sitrep/some-service
                    digest: %s
                """.formatted(image, digest));

        assertThat(own)
                .filteredOn(each -> !Installation.of("prod").contains(each))
                .singleElement()
                .satisfies(changed -> {
                    assertThat(changed.id()).isEqualTo("Deployment/" + deployment);
                    assertThat(changed.at("/spec/template/spec/containers/0/image")
                                    .asText())
                            .isEqualTo("registry.example.com/sitrep/some-service@" + digest);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "byo"})
    void jobThatIsThereIsLeftAloneByAnotherSetting(String overlay) throws IOException {
        List<Manifest> own = rendered(overlay, """
                configMapGenerator:
                  - name: sitrep-settings
                    behavior: merge
                    literals:
                      - SITREP_PAGE_NAME=Another
                """);

        assertThat(own)
                .filteredOn(each -> each.kind().equals("Job"))
                .isNotEmpty()
                .allSatisfy(job -> assertThat(Installation.of(overlay)).contains(job));
        assertThat(own)
                .filteredOn(each -> each.id().equals("Deployment/incident"))
                .allSatisfy(service ->
                        assertThat(Installation.of(overlay)).as("rolled out").doesNotContain(service));
    }

    private static List<Manifest> rendered(String overlay, String more) throws IOException {
        Path own = Files.createDirectories(Installation.KUBERNETES.resolve(OWN));
        Files.writeString(own.resolve("kustomization.yaml"), """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                namespace: sitrep
                bases: [../../../overlays/%s]
                """.formatted(overlay) + more);
        return Manifests.read(Installation.kustomize(OWN));
    }
}
