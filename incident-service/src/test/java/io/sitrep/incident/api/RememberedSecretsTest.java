package io.sitrep.incident.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.incident.Required;
import io.sitrep.incident.Settings;
import io.sitrep.incident.store.Answer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RememberedSecretsTest {
    private static final String KEY = key('a');
    private static final Answer ANSWER = new Answer(201, null, null, "{\"token\":\"s3cret\"}");

    @Test
    void withAKeyTheWholeAnswerIsKeptSealed() {
        RememberedSecrets secrets = with(Map.of("sitrep.secret-key", KEY));

        Answer kept = secrets.kept(ANSWER, "{}");

        assertThat(kept.body()).doesNotContain("s3cret").doesNotContain("token");
        assertThat(secrets.opened(kept)).isEqualTo(ANSWER);
    }

    @Test
    void anEarlierKeyStillOpens() {
        Answer kept = with(Map.of("sitrep.secret-key", KEY)).kept(ANSWER, "{}");

        RememberedSecrets after = with(Map.of("sitrep.secret-key", key('b'), "sitrep.secret-keys-old", KEY));

        assertThat(after.opened(kept)).isEqualTo(ANSWER);
    }

    @Test
    void withoutAKeyTheSecretIsLeftOut() {
        RememberedSecrets secrets = with(Map.of());

        Answer kept = secrets.kept(ANSWER, "{}");

        assertThat(kept.body()).isEqualTo("{}");
        assertThat(secrets.opened(kept)).isEqualTo(kept);
    }

    @Test
    void aKeyThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> with(Map.of("sitrep.secret-key", "short")))
                .hasMessageStartingWith("SITREP_SECRET_KEY")
                .hasMessageNotContaining("short");
    }

    private static RememberedSecrets with(Map<String, String> values) {
        return new RememberedSecrets(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .withDefaultValues(Required.SETTINGS)
                .withMapping(Settings.class)
                .build()
                .getConfigMapping(Settings.class));
    }

    private static String key(char filling) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(filling).repeat(32).getBytes(StandardCharsets.US_ASCII));
    }
}
