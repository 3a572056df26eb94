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

    @Test
    void whoeverReadsASettingMayRepeatItAndWeDoNot() {
        assertThat(explained("30 minutes", "java.lang.IllegalArgumentException: 30 Minutes is no duration"))
                .isEqualTo(
                        "Cannot start: SITREP_PUBLISH_HOLD: can't be read; what it wants stands in deploy/SETTINGS.md");
        assertThat(explained("a \"quoted\" s3cret", "For input string: \"s3cret\""))
                .doesNotContain("s3cret");
    }

    @Test
    void whatIsMissingOrEmptyMustBeSet() {
        assertThat(
                        StartFailure.explain(
                                new IllegalArgumentException(
                                        "SRCFG00014: The config property sitrep.secret-key is required but it could not be found in any config source")))
                .containsExactly("Cannot start: SITREP_SECRET_KEY: must be set");
        assertThat(
                        StartFailure.explain(
                                new IllegalArgumentException(
                                        "java.util.NoSuchElementException: SRCFG00040: The config"
                                                + " property sitrep.secret-key is defined as the empty String (\"\") which a converter considered to be null")))
                .containsExactly("Cannot start: SITREP_SECRET_KEY: must be set");
    }

    @Test
    void whatOurOwnReadersSayIsHandedOn() {
        assertThat(explained("perhaps", "must be true or false"))
                .isEqualTo("Cannot start: SITREP_PUBLISH_HOLD: must be true or false");
        assertThat(explained("spam", "SRCFG00049: Cannot convert spam to enum class X, allowed values: all,page"))
                .isEqualTo("Cannot start: SITREP_PUBLISH_HOLD: must be one of all,page");
    }

    @Test
    void aKafkaClientThatCanNotBeMadeNamesTheVariableAndNotItsValue() {
        var failure = new RuntimeException(
                "Failed to construct kafka consumer",
                new IllegalArgumentException("Invalid url in bootstrap.servers: our-kafka"));

        assertThat(StartFailure.explain(failure))
                .singleElement()
                .asString()
                .startsWith("Cannot start: KAFKA_BOOTSTRAP_SERVERS: must be ")
                .doesNotContain("our-kafka");
    }

    /** As the platform words it. */
    private static String explained(String value, String said) {
        String message = "SRCFG00039: The config property sitrep.publish-hold with the config value \"" + value
                + "\" threw an Exception whilst being converted " + said;
        return StartFailure.explain(new IllegalArgumentException(message)).get(0);
    }
}
