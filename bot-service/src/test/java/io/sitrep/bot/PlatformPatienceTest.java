package io.sitrep.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Tests run with more patience than people have: here is what stands in the packaged settings. */
class PlatformPatienceTest {
    private static final Duration PLATFORMS_WAIT = Duration.ofSeconds(3);

    /** As {@code DiscordWeb} has it, which waits longer than {@code SlackWeb}. */
    private static final double ALTOGETHER = 2.5;

    @Test
    void whoeverIsAskedWhileAPersonWaitsIsGivenUpBeforeThePlatformGivesUsUp() throws IOException {
        Properties packaged = new Properties();
        try (InputStream settings = getClass().getResourceAsStream("/application.properties")) {
            packaged.load(settings);
        }

        Duration call = Duration.parse("PT" + packaged.getProperty("suite.patience.platform"));
        assertThat(call.toMillis() * ALTOGETHER).isLessThan(PLATFORMS_WAIT.toMillis());
    }
}
