package io.sitrep.bot.discord;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.sitrep.bot.fake.FakeIncidentService;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.embedded.quarkus.RealInfrastructure;
import io.sitrep.fakes.discord.DiscordMessage;
import io.sitrep.fakes.discord.DiscordUser;
import io.sitrep.fakes.discord.FakeDiscord;
import io.sitrep.fakes.discord.Sent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** The bot with a real database, real JDA, and a Discord as strict as the real one. */
@QuarkusTestResource(
        value = RealInfrastructure.class,
        restrictToAnnotatedClass = false,
        initArgs = @ResourceArg(name = "database", value = "bot"))
@QuarkusTestResource(value = Fakes.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = ServedGuild.class, restrictToAnnotatedClass = true)
public abstract class DiscordTest {
    protected static final Duration SOON = Duration.ofSeconds(30);

    protected FakeDiscord discord;
    protected FakeIncidentService incidents;

    protected DiscordUser rosa;
    protected DiscordUser otto;

    @BeforeEach
    void startAfresh() {
        incidents.forgetEverything();
        discord.forgetScripts();
        discord.closesAllForms();
        discord.reachesByGateway();
        rosa = discord.user(ServedGuild.GUILD, ServedGuild.ROSA);
        otto = discord.user(ServedGuild.GUILD, ServedGuild.OTTO);
        await().atMost(SOON).until(() -> isReached() && discord.registrations() > 0);
    }

    protected boolean isReached() {
        return discord.sessions() == 1;
    }

    protected Sent types(DiscordUser person, String line) {
        return person.types(ServedGuild.GENERAL, line);
    }

    /** The answer, once it says that. */
    protected static DiscordMessage answered(DiscordUser person, Sent sent, String words) {
        await().atMost(SOON)
                .until(() -> seen(person, sent).stream()
                        .anyMatch(message -> message.words().contains(words)));
        return seen(person, sent).stream()
                .filter(message -> message.words().contains(words))
                .findFirst()
                .orElseThrow();
    }

    protected static List<DiscordMessage> seen(DiscordUser person, Sent sent) {
        return person.sees(sent);
    }
}
