package io.sitrep.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.outside.RealService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's table of channels says what the channels say. */
@RealService
class ChannelTableTest {
    private static final Pattern LINE = Pattern.compile("(?m)^\\| `(\\w+)` \\| ([a-z ]+) \\|");

    @Inject
    Channels channels;

    @Test
    void readmeNamesEveryChannelWithItsPromise() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        int begins = readme.indexOf("\n## Channels\n");
        assertThat(begins).isPositive();
        String section = readme.substring(begins, readme.indexOf("\n## ", begins + 1));
        Map<String, String> told = new TreeMap<>();
        LINE.matcher(section).results().forEach(line -> told.put(line.group(1), line.group(2)));

        assertThat(told)
                .isEqualTo(channels.names().stream()
                        .collect(Collectors.toMap(
                                name -> name,
                                name -> channels.named(name)
                                        .orElseThrow()
                                        .capability()
                                        .promise()
                                        .word()
                                        .replace('_', ' '))));
    }
}
