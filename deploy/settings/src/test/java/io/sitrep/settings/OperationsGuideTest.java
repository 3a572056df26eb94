package io.sitrep.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written for operators leads somewhere: each test that is said to show something, each link, each setting. */
class OperationsGuideTest {
    private static final Path ROOT = Path.of("../..");
    private static final Claims CLAIMS =
            new Claims(ROOT, new SettingsTable(new ServiceSources(ROOT).all(), Words.read()).variables());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy/README.md",
                "deploy/RELEASING.md",
                "deploy/UPGRADING.md",
                "deploy/kubernetes/README.md",
                "deploy/images/README.md",
                "SECURITY.md",
                "deploy/SETTINGS.md"
            })
    void whatIsSaidToBeThereIsThere(String page) {
        assertThat(CLAIMS.emptyIn(page)).isEmpty();
    }

    @Test
    void whatIsNotThereIsFound() {
        String text =
                "`OperationsGuideTest`, `OperationsGuideTest#whatIsNotThereIsFound`, `NoSuchTest`, `OperationsGuideTest#nowhere`,"
                        + " [here](SETTINGS.md#top), [gone](gone.md), [web](https://example.com), `SITREP_PUBLIC_URL`, `SITREP_DELIVERY_STOP_WAIT`, `SITREP_NO_SUCH`";

        assertThat(CLAIMS.emptyIn("deploy/README.md", text))
                .containsExactly("`NoSuchTest`", "`OperationsGuideTest#nowhere`", "gone.md", "SITREP_NO_SUCH");
    }
}
