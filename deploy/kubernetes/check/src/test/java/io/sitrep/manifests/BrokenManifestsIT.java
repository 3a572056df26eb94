package io.sitrep.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.manifests.model.ModelRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of {@code src/test/broken} spoils one thing of the good manifests and says who has to notice, and in which words. All of
 * it has to be noticed, and nothing else: a rule that complains of everything would pass for a good one.
 */
class BrokenManifestsIT {
    private static final Path BROKEN = Installation.KUBERNETES.resolve("check/src/test/broken");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(BROKEN)) {
            return files.sorted().toList();
        }
    }

    /** The typed models are asked about all spoilt objects at once: each start of Node costs a third of a second. */
    @BeforeAll
    static void askTheModelsOnce() throws IOException {
        Set<Manifest> spoilt = new LinkedHashSet<>();
        for (Path file : files()) {
            Broken broken = Broken.read(file);
            spoilt.addAll(broken.applied(Installation.of(broken.in())));
        }
        Manifests all = Manifests.of(spoilt);
        Installation.check().rules().stream()
                .filter(ModelRule.class::isInstance)
                .forEach(rule -> assertThat(rule.look(all)).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("files")
    void brokenManifestIsCaughtForItsReason(Path file) {
        Broken broken = Broken.read(file);

        List<Finding> found = Installation.check().findings(Manifests.of(broken.applied(Installation.of(broken.in()))));

        assertThat(broken.caught()).allSatisfy(expected -> assertThat(found).anyMatch(expected::fits));
        assertThat(found)
                .allSatisfy(finding -> assertThat(broken.caught()).anyMatch(expected -> expected.fits(finding)));
    }

    @Test
    void everyRuleHasABrokenManifest() throws IOException {
        Set<String> broken = files().stream()
                .flatMap(file -> Broken.read(file).caught().stream())
                .map(Broken.Caught::rule)
                .collect(Collectors.toSet());

        assertThat(Installation.check().rules()).extracting(Rule::name).allMatch(broken::contains);
    }
}
