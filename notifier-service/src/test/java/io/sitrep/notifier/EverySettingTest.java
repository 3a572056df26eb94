package io.sitrep.notifier;

import io.sitrep.kit.settings.Brokers;
import io.sitrep.kit.settings.Ports;
import io.sitrep.notifier.channel.email.MailSettingsCheck;
import io.sitrep.settings.WrongSettings;
import io.sitrep.settings.WrongSettings.Wrong;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a setting stops the start, and is called by the variable's name: each of {@code deploy/SETTINGS.md}. */
class EverySettingTest {
    private static final WrongSettings SETTINGS =
            new WrongSettings("notifier", Path.of("src/test/resources/settings.txt"), EverySettingTest::start);

    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();
    private static final BeanValidationConfigValidator AS_QUARKUS_HAS_IT = () -> VALIDATOR;

    @BeforeAll
    static void aKeyForDkim() throws GeneralSecurityException, IOException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        byte[] key = keys.generateKeyPair().getPrivate().getEncoded();
        String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
        Files.writeString(Path.of("target/dkim-of-the-settings.pem"), pem);
    }

    static List<Wrong> wrong() {
        return SETTINGS.all();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongValueStopsTheStartByTheNameOfItsVariable(Wrong wrong) {
        SETTINGS.assertStopsTheStart(wrong);
    }

    @Test
    void rightValuesStopNothing() {
        SETTINGS.assertRightOnesStart();
    }

    @Test
    void noSettingIsForgotten() {
        SETTINGS.assertNoneIsForgotten();
    }

    private static void start(Map<String, String> environment) {
        Ports.check(environment, "NOTIFIER_PORT", "NOTIFIER_MANAGEMENT_PORT", "BOUNCE_PORT");
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new EnvConfigSource(environment, 300))
                .withMapping(Settings.class)
                .withValidator(AS_QUARKUS_HAS_IT)
                .build();
        Settings settings = config.getConfigMapping(Settings.class);
        new SettingsCheck(settings, config.getOptionalValue(Brokers.PROPERTY, String.class));
        new AccountsCheck(settings);
        new MailSettingsCheck(settings);
    }
}
