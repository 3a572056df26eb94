package io.sitrep.bot;

import io.sitrep.bot.discord.DiscordSettingsCheck;
import io.sitrep.bot.rooms.RoomsOn;
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
            new WrongSettings("bot", Path.of("src/test/resources/settings.txt"), EverySettingTest::start);

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
        Ports.check(environment, "BOT_PORT", "BOT_MANAGEMENT_PORT");
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new EnvConfigSource(environment, 300))
                .withMapping(Settings.class)
                .build();
        Settings settings = config.getConfigMapping(Settings.class);
        new SettingsCheck(settings, config.getOptionalValue(Brokers.PROPERTY, String.class));
        new DiscordSettingsCheck(settings);
        new Wiring().secretBox(settings);
        new RoomsOn(settings.rooms().on(), List.of("discord", "slack"));
    }
}
