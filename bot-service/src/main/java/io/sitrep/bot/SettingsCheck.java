package io.sitrep.bot;

import io.quarkus.runtime.Startup;
import io.sitrep.kit.settings.Brokers;
import io.sitrep.kit.settings.Wanted;
import io.sitrep.kit.settings.Wanted.Given;
import io.sitrep.kit.trace.Tracing;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start with settings that can't work, naming the variable and never its value. */
@Startup
@Singleton
class SettingsCheck {
    private static final Pattern PUBLIC_KEY = Pattern.compile("[0-9a-fA-F]{64}");

    /** A channel's id, or that of its workspace before it. */
    private static final Pattern SLACK_CHANNEL = Pattern.compile("([TE][A-Z0-9]+:)?[CG][A-Z0-9]+");

    private static final Pattern SLACK_WORKSPACE = Pattern.compile("[TE][A-Z0-9]+");

    /** After 3 s a platform tells the person that nobody answered. */
    private static final Duration PLATFORMS_WAIT = Duration.ofSeconds(3);

    SettingsCheck(Settings settings, @ConfigProperty(name = Brokers.PROPERTY) Optional<String> brokers) {
        Brokers.check(brokers);
        Wanted.web("SITREP_PUBLIC_URL", settings.publicUrl());
        Tracing.check(settings.otlp().endpoint(), settings.otlp().sample());
        Wanted.web("SITREP_INCIDENT_URL", settings.incidentUrl());
        settings.notifierUrl().ifPresent(notifier -> Wanted.web("SITREP_NOTIFIER_URL", notifier));
        Wanted.token("SITREP_SERVICE_TOKEN", settings.serviceToken());
        Wanted.languages("SITREP_LOCALES", settings.locales(), "SITREP_DEFAULT_LOCALE", settings.defaultLocale());
        slack(settings.slack());
        discord(settings.discord());
        chat(settings.chat());
        rooms(settings.rooms());
    }

    private static void slack(Settings.Slack slack) {
        Wanted.web("SITREP_SLACK_API_URL", slack.apiUrl());
        Wanted.web("SITREP_SLACK_AUTHORIZE_URL", slack.authorizeUrl());
        word("SITREP_SLACK_SIGNING_SECRET", slack.signingSecret());
        word("SITREP_SLACK_BOT_TOKEN", slack.botToken());
        word("SITREP_SLACK_APP_TOKEN", slack.appToken());
        word("SITREP_SLACK_CLIENT_ID", slack.clientId());
        word("SITREP_SLACK_CLIENT_SECRET", slack.clientSecret());
        Wanted.together(
                new Given("SITREP_SLACK_CLIENT_ID", slack.clientId()),
                new Given("SITREP_SLACK_CLIENT_SECRET", slack.clientSecret()));
        each(
                "SITREP_SLACK_INCIDENTS_CHANNEL",
                slack.incidentsChannel(),
                SLACK_CHANNEL,
                "a channel's id, or T1:C1,T2:C2");
        each("SITREP_SLACK_WORKSPACES", slack.workspaces(), SLACK_WORKSPACE, "workspaces' ids: T1,T2");
    }

    private static void discord(Settings.Discord discord) {
        Wanted.web("SITREP_DISCORD_API_URL", discord.apiUrl());
        discord.gatewayUrl().ifPresent(gateway -> {
            boolean isSocket = List.of("ws", "wss").contains(String.valueOf(gateway.getScheme()));
            Wanted.that(
                    isSocket && gateway.getHost() != null,
                    "SITREP_DISCORD_GATEWAY_URL",
                    "must be an address that starts with ws:// or wss:// and names a host");
        });
        boolean isKey =
                PUBLIC_KEY.matcher(discord.publicKey().orElse("0".repeat(64))).matches();
        Wanted.that(isKey, "SITREP_DISCORD_PUBLIC_KEY", "must be the 64 hex digits Discord shows");
    }

    private static void chat(Settings.Chat chat) {
        Wanted.positive("SITREP_CHAT_ANSWER_WITHIN", chat.answerWithin());
        Wanted.that(
                chat.answerWithin().compareTo(PLATFORMS_WAIT) < 0,
                "SITREP_CHAT_ANSWER_WITHIN",
                "must be shorter than the 3 s platforms wait");
        chat.retrySchedule().forEach(wait -> Wanted.positive("SITREP_CHAT_RETRY_SCHEDULE", wait));
        Wanted.positive("SITREP_CHAT_GIVE_UP_AFTER", chat.giveUpAfter());
        Wanted.positive("SITREP_CHAT_LEASE", chat.lease());
        Wanted.positive("SITREP_CHAT_REMEMBER", chat.remember());
    }

    private static void rooms(Settings.Rooms rooms) {
        Wanted.positive("SITREP_ROOMS_NUDGE_AFTER", rooms.nudgeAfter());
        Wanted.notNegative("SITREP_ROOMS_REMIND_BEFORE", rooms.remindBefore());
        Wanted.positive("SITREP_ROOMS_SNOOZE", rooms.snooze());
        Wanted.positive("SITREP_ROOMS_MAIL_AFTER", rooms.mailAfter());
        Wanted.positive("SITREP_ROOMS_REMEMBER", rooms.remember());
        Wanted.positive("SITREP_ROOMS_LEASE", rooms.lease());
    }

    private static void word(String variable, Optional<String> text) {
        text.ifPresent(word -> Wanted.word(variable, word));
    }

    private static void each(String variable, Optional<List<String>> entries, Pattern form, String whatIsWanted) {
        boolean isRight = entries.orElse(List.of()).stream()
                .map(String::strip)
                .allMatch(entry -> form.matcher(entry).matches());
        Wanted.that(isRight, variable, "must be " + whatIsWanted);
    }
}
