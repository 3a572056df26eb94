package io.sitrep.e2e;

import io.sitrep.fakes.talk.Chat;
import io.sitrep.fakes.talk.DiscordChat;
import io.sitrep.fakes.talk.SlackChat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One suite that is connected to all chat platforms at once, for all the stories told there: each start takes its time. */
final class ConnectedSuite implements AutoCloseable {
    private static final String CATALOG =
            """
            people:
              - { name: Ada Lovelace, email: ada@example.com, slack: ["%1$s:%2$s"], discord: ["%3$s"], chat_role: publisher }
              - { name: Bob Ross, slack: [%4$s], discord: ["%5$s"] }
            runbooks:
              - { name: When it is really bad, severities: [SEV1], checklist: [Breathe first.] }
            """.formatted(SlackChat.TEAM, SlackChat.ADA, DiscordChat.ADA, SlackChat.BOB, DiscordChat.BOB);

    private final SlackChat slack = new SlackChat(RunningSuite.SIGNING_SECRET);
    private final DiscordChat discord = new DiscordChat();
    private final RunningSuite suite;

    private ConnectedSuite(Path directory) throws IOException {
        suite = new RunningSuite(directory.resolve("data"))
                .with(
                        "SITREP_CATALOG",
                        Files.writeString(directory.resolve("catalog.yaml"), CATALOG)
                                .toString())
                .with("SITREP_CHAT_ROLES", "slack:*=responder,discord:*=responder");
        chats().forEach(chat -> chat.settings().forEach(suite::with));
        suite.start();
        chats().forEach(chat -> chat.reaches(URI.create(suite.bot(""))));
    }

    RunningSuite suite() {
        return suite;
    }

    Chat slack() {
        return slack;
    }

    Chat discord() {
        return discord;
    }

    private List<Chat> chats() {
        return List.of(slack, discord);
    }

    @Override
    public void close() {
        suite.close();
        chats().forEach(Chat::close);
    }

    /** Gives it to the tests. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == ConnectedSuite.class;
        }

        @Override
        public ConnectedSuite resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .getOrComputeIfAbsent(ConnectedSuite.class, key -> start(), ConnectedSuite.class);
        }

        private static ConnectedSuite start() {
            try {
                return new ConnectedSuite(Files.createTempDirectory("sitrep chat"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
