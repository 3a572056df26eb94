package io.sitrep.bot.slack.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The manifest people make their app of asks for what the bot needs, and for nothing else. */
class SlackManifestTest {
    private final List<String> lines = read();

    @Test
    void itAsksForTheScopesTheBotAsksFor() {
        assertThat(listed("    bot:")).containsExactlyElementsOf(SlackScopes.ALL);
    }

    @Test
    void itSubscribesToTheEventsTheBotTakes() {
        assertThat(listed("    bot_events:"))
                .containsExactly(
                        "app_uninstalled",
                        "message.channels",
                        "message.groups",
                        "pin_added",
                        "pin_removed",
                        "reaction_added",
                        "reaction_removed",
                        "tokens_revoked");
    }

    @Test
    void everyAddressIsOneOfOurs() {
        assertThat(lines)
                .filteredOn(line -> line.contains("https://bot.example.com/"))
                .hasSize(4)
                .allMatch(line -> line.endsWith("/slack/events") || line.endsWith("/slack/oauth/callback"));
    }

    private List<String> listed(String below) {
        return lines.stream()
                .dropWhile(line -> !line.equals(below))
                .skip(1)
                .filter(line -> !line.strip().startsWith("#"))
                .takeWhile(line -> line.startsWith(" ".repeat(6) + "- "))
                .map(line -> line.strip().substring(2))
                .toList();
    }

    private static List<String> read() {
        try {
            return Files.readAllLines(Path.of("../deploy/slack-manifest.yaml"), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
