package io.sitrep.kit.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartFailureTest {
    @Test
    void aWrongSettingIsNamedByItsVariable() {
        var failure =
                new RuntimeException("start", new SettingException("SITREP_SECRET_KEY", "must be base64 of 32 bytes"));

        assertThat(StartFailure.explain(failure))
                .containsExactly("Cannot start: SITREP_SECRET_KEY: must be base64 of 32 bytes");
    }

    @Test
    void aPropertyIsNamedAsTheVariableThatSetsItAndItsValueIsNotRepeated() {
        var failure = new IllegalArgumentException(
                "The config property sitrep.publish-hold with the config value \"s3cret\" could not be converted");

        assertThat(StartFailure.explain(failure))
                .singleElement()
                .asString()
                .startsWith("Cannot start: SITREP_PUBLISH_HOLD: ")
                .doesNotContain("s3cret");
    }
}
