package io.sitrep.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What kubectl renders is written so that an old one does, and names the version that is built here. */
class KustomizationsTest {
    /** Of what kubectl 1.20 (Debian 12) knows, what is used; newer kubectl have all of it. */
    private static final Set<String> FIELDS = Set.of(
            "apiVersion",
            "kind",
            "namespace",
            "bases",
            "resources",
            "generatorOptions",
            "configMapGenerator",
            "patchesStrategicMerge",
            "images");

    @Test
    void oldKubectlKnowsEveryField() throws IOException {
        assertThat(unknown("components: [a]\nresources: [b]")).containsExactly("components");
        try (Stream<Path> files = Files.walk(Installation.KUBERNETES)) {
            List<Path> kustomizations = files.filter(file -> file.endsWith("kustomization.yaml")
                            && !file.toString().contains("target"))
                    .toList();
            assertThat(kustomizations)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(
                            file -> assertThat(unknown(Files.readString(file))).isEmpty());
        }
    }

    private static Set<String> unknown(String kustomization) {
        JsonNode tree = Manifests.read(kustomization).get(0).tree();
        Set<String> fields = new TreeSet<>();
        tree.fieldNames().forEachRemaining(fields::add);
        fields.removeAll(FIELDS);
        return fields;
    }

    @Test
    void imagesAreOfTheVersionThatIsBuilt() throws IOException {
        Matcher version = Pattern.compile("<version>([^<]+)</version>")
                .matcher(Files.readString(Installation.REPOSITORY.resolve("pom.xml")));
        assertThat(version.find()).isTrue();

        JsonNode images = Installation.read("base/kustomization.yaml").get(0).at("/images");

        assertThat(images)
                .hasSize(4)
                .allSatisfy(image -> assertThat(image.path("newTag").asText()).isEqualTo(version.group(1)));
    }
}
