package io.sitrep.bot.discord;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sitrep.fakes.discord.DiscordPerson;
import io.sitrep.fakes.discord.FakeDiscord;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * A Discord with one guild the bot serves, one it doesn't, and a person of each kind. Argument {@code rooms}: {@code threads} or
 * {@code channels}; {@code guilds-unset} and {@code channel-unset}, with any value, leave out what says which guilds are served;
 * {@code announcements}, with any value, makes the incidents channel one for announcements.
 */
public class DiscordHome implements QuarkusTestResourceLifecycleManager {
    public static final String GUILD = "2000000000000000001";
    public static final String OTHER_GUILD = "2000000000000000002";
    public static final String CATEGORY = "3000000000000000001";
    public static final String INCIDENTS = "3000000000000000002";
    public static final String ROSA = "4000000000000000001";
    public static final String OTTO = "4000000000000000002";
    public static final String GONE = "4000000000000000009";
    public static final String DUTY = "5000000000000000001";

    private final FakeDiscord discord = new FakeDiscord(0, Clock.systemUTC());
    private Map<String, String> arguments = Map.of();

    /** After the settings of all others. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public void init(Map<String, String> initArgs) {
        arguments = Map.copyOf(initArgs);
    }

    @Override
    public Map<String, String> start() {
        discord.guild(GUILD)
                .add(DiscordPerson.member(ROSA, "Rosa Responder é"))
                .add(DiscordPerson.member(OTTO, "Otto Oncall").speaking("it"), DUTY);
        if (arguments.containsKey("announcements")) {
            discord.guild(GUILD).announcements(INCIDENTS, "incidents");
        } else {
            discord.guild(GUILD).channel(INCIDENTS, "incidents");
        }
        discord.guild(OTHER_GUILD).channel("3000000000000000009", "elsewhere");
        Map<String, String> settings = new HashMap<>();
        settings.put("sitrep.discord.token", FakeDiscord.TOKEN);
        settings.put("sitrep.discord.api-url", discord.apiUrl());
        settings.put("sitrep.discord.gateway", "false");
        if (!arguments.containsKey("guilds-unset")) {
            settings.put("sitrep.discord.guilds", GUILD);
        }
        if (!arguments.containsKey("channel-unset")) {
            settings.put("sitrep.discord.incidents-channel", INCIDENTS);
        }
        settings.put("sitrep.discord.rooms", arguments.getOrDefault("rooms", "threads"));
        return settings;
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
