package io.sitrep.bot;

import io.sitrep.bot.access.ChatRoles;
import io.sitrep.bot.access.ChatRolesConverter;
import io.sitrep.kit.settings.YesOrNo;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator sets: the variable is the property's name in capitals ({@code SITREP_SLACK_BOT_TOKEN}). */
@ConfigMapping(prefix = "sitrep")
public interface Settings {
    /** What a line of the log is: unset, {@code json} where the service runs as packaged and {@code text} where people read it. */
    Optional<LogFormat> logFormat();

    enum LogFormat {
        JSON,
        TEXT
    }

    Otlp otlp();

    /** Where traces are told; nothing of them is made without it. */
    interface Otlp {
        /** A collector that takes OTLP over HTTP, without the path: {@code http://127.0.0.1:4318}. */
        Optional<URI> endpoint();

        /** How many of the traces that begin here are kept, from 0 to 1. */
        @WithDefault("0.05")
        double sample();
    }

    /** What links to the status page start with. */
    URI publicUrl();

    /** Where the incident service listens. */
    URI incidentUrl();

    /** Where the notifier listens; while it is unset responders are told nothing by mail, and nobody how many were told. */
    Optional<URI> notifierUrl();

    /** The languages of the page: forms ask for translations into them. */
    @WithDefault("en,it,fr,de,es")
    List<String> locales();

    /** The token the services know each other by; its role is service. */
    String serviceToken();

    /** Base64 of 32 bytes. Seals what the ledger holds that works like a secret. */
    String secretKey();

    /** Earlier keys, which only open. */
    Optional<List<String>> secretKeysOld();

    /** The page's own language: what people write is in it, and what everybody in a room reads. */
    @WithDefault("en")
    String defaultLocale();

    Slack slack();

    Discord discord();

    Chat chat();

    Rooms rooms();

    /** Slack is off while neither the signing secret nor the app's token is set. */
    interface Slack {
        Optional<String> signingSecret();

        /** The bot token of the one Slack workspace the bot is at home in; others install it by OAuth. */
        Optional<String> botToken();

        /** Turns Socket Mode on. */
        Optional<String> appToken();

        /** The channel's id: where incidents are announced. Several workspaces: {@code T1:C1,T2:C2}. */
        Optional<List<String>> incidentsChannel();

        Optional<String> clientId();

        Optional<String> clientSecret();

        @WithDefault("https://slack.com/oauth/v2/authorize")
        URI authorizeUrl();

        /** Which workspaces may install the bot by OAuth; unset: the first one, and no other. */
        Optional<List<String>> workspaces();

        @WithDefault("https://slack.com/api/")
        URI apiUrl();
    }

    /** Discord is off while its token is not set. */
    interface Discord {
        /** Of the bot. */
        Optional<String> token();

        @WithDefault("https://discord.com/api/v10/")
        URI apiUrl();

        /** Where the gateway is; unset: where Discord says. */
        Optional<URI> gatewayUrl();

        /** The Discord application's public key, in hexadecimal; turns interactions by HTTP on. */
        Optional<String> publicKey();

        /** Whether one of the replicas holds the gateway; unset: unless interactions come by HTTP. */
        @WithConverter(YesOrNo.class)
        Optional<Boolean> gateway();

        /** The channels' ids, one of each guild: where incidents are announced, and whose threads their rooms are. */
        Optional<List<String>> incidentsChannel();

        /** The guilds the bot serves; unset: those of the incidents channels, and no other. */
        Optional<List<String>> guilds();

        @WithDefault("threads")
        RoomsAs rooms();

        /** What an incident's room is: a thread of the incidents channel, or a channel beside it. */
        enum RoomsAs {
            THREADS,
            CHANNELS
        }
    }

    /** How commands are worked on, whatever the platform. */
    interface Chat {
        @WithConverter(ChatRolesConverter.class)
        Optional<ChatRoles> roles();

        /** Results that are there by then come in the request's own answer; a platform waits 3 s for it. */
        @WithDefault("2s")
        Duration answerWithin();

        /** Waits between the attempts to reach an incident service that is away; the last of them is repeated. */
        @WithDefault("1s,2s,5s,10s,20s,30s")
        List<Duration> retrySchedule();

        /** When the incident service has been away for so long, a command is given up, and the person is told. */
        @WithDefault("30m")
        Duration giveUpAfter();

        /** For how long a command counts as being worked on after the last sign of life of who works on it. */
        @WithDefault("6s")
        Duration lease();

        /** For how long an answered command is remembered, so that the same again has no second effect. */
        @WithDefault("7d")
        Duration remember();
    }

    /** The rooms and cards of incidents, whatever the platform. */
    interface Rooms {
        /** The platforms whose workspaces get rooms; unset: all. Incidents are announced on the others as well. */
        Optional<List<String>> on();

        /** An incident that has no commander by then gets a word about it in its room. */
        @WithDefault("5m")
        Duration nudgeAfter();

        /** How long before a promised update is due its room is reminded; it is again when the update is overdue. */
        @WithDefault("2m")
        Duration remindBefore();

        /** How long a reminder is put off by a click. */
        @WithDefault("15m")
        Duration snooze();

        /** Whether all people of the catalog are called into each room, or those alone who have a role in the incident. */
        @WithDefault("true")
        @WithConverter(YesOrNo.class)
        boolean inviteEverybody();

        /** A room that is not there by then, or a reminder that could not be posted, goes to the catalog's people by mail. */
        @WithDefault("60s")
        Duration mailAfter();

        /** For how long incidents that are over are remembered; their rooms follow them until then. */
        @WithDefault("180d")
        Duration remember();

        /** For how long a room counts as being looked after since the last sign of life of who looks after it. */
        @WithDefault("30s")
        Duration lease();
    }
}
