package io.sitrep.bot.discord;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sitrep.fakes.discord.DiscordPerson;
import io.sitrep.fakes.discord.FakeDiscord;
import java.time.Clock;
import java.util.Map;

/** A guild the bot serves and talks to by the gateway and by HTTP, and another one it does not serve. */
public class ServedGuild implements QuarkusTestResourceLifecycleManager {
    public static final String GUILD = "2100000000000000001";
    public static final String OTHER_GUILD = "2100000000000000002";
    public static final String GENERAL = "3100000000000000001";
    public static final String ELSEWHERE = "3100000000000000002";
    public static final String ROSA = "4100000000000000001";
    public static final String OTTO = "4100000000000000002";
    public static final String DUTY = "5100000000000000001";

    private final FakeDiscord discord = new FakeDiscord(0, Clock.systemUTC());

    /** After the settings of all others. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> start() {
        discord.guild(GUILD)
                .role(DUTY, "on duty")
                .add(DiscordPerson.member(ROSA, "Rosa Responder é"))
                .add(DiscordPerson.member(OTTO, "Otto Oncall").speaking("it"), DUTY)
                .channel(GENERAL, "general");
        discord.guild(OTHER_GUILD)
                .add(DiscordPerson.member(ROSA, "Rosa Responder é"))
                .channel(ELSEWHERE, "elsewhere");
        return Map.of(
                "sitrep.discord.token",
                FakeDiscord.TOKEN,
                "sitrep.discord.api-url",
                discord.apiUrl(),
                "sitrep.discord.public-key",
                discord.publicKey(),
                "sitrep.discord.gateway",
                "true",
                "sitrep.discord.guilds",
                GUILD,
                "sitrep.chat.roles",
                "discord:" + ROSA + "=responder,discord:" + DUTY + "=publisher,discord:*=viewer",
                "sitrep.chat.give-up-after",
                "1m",
                "sitrep.chat.retry-schedule",
                "1s");
    }

    @Override
    public void stop() {
        discord.close();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(discord, field -> field.getType() == FakeDiscord.class);
    }
}
