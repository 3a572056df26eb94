package io.sitrep.incident;

import io.sitrep.incident.page.export.ExportSettings;
import io.sitrep.incident.page.export.ExportSettingsCheck;
import io.sitrep.kit.settings.Brokers;
import io.sitrep.kit.settings.Ports;
import io.sitrep.settings.WrongSettings;
import io.sitrep.settings.WrongSettings.Wrong;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a setting stops the start, and is called by the variable's name: each of {@code deploy/SETTINGS.md}. */
class EverySettingTest {
    private static final WrongSettings SETTINGS =
            new WrongSettings("incident", Path.of("src/test/resources/settings.txt"), EverySettingTest::start);

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
        Ports.check(environment, "INCIDENT_PORT", "INCIDENT_MANAGEMENT_PORT");
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new EnvConfigSource(environment, 300))
                .withMapping(Settings.class)
                .withMapping(PageSettings.class)
                .withMapping(ExportSettings.class)
                .build();
        new SettingsCheck(
                config.getConfigMapping(Settings.class), config.getOptionalValue(Brokers.PROPERTY, String.class));
        new PageSettingsCheck(config.getConfigMapping(PageSettings.class));
        new ExportSettingsCheck(config.getConfigMapping(ExportSettings.class));
    }
}
