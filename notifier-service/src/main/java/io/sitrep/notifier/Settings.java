package io.sitrep.notifier;

import io.sitrep.kit.settings.TimeZoneName;
import io.sitrep.kit.settings.YesOrNo;
import io.sitrep.notifier.channel.http.AddressRange;
import io.sitrep.notifier.intake.TranslationWait;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Everything of the suite's own that can be set from outside, as the contract's table names it: {@code notifier-public-url} is
 * {@code SITREP_NOTIFIER_PUBLIC_URL}. A value that is missing or wrong stops the start.
 */
@ConfigMapping(prefix = "sitrep")
public interface Settings {
    /** What links to the status page start with. */
    URI publicUrl();

    /** What links in messages (manage, unsubscribe) start with. */
    URI notifierPublicUrl();

    /** Where the incident service answers, for introspection of tokens. */
    URI incidentUrl();

    String serviceToken();

    /** Base64 of 32 bytes. */
    String secretKey();

    /** Earlier keys, which open what they sealed and seal nothing new. */
    Optional<List<String>> secretKeysOld();

    @WithDefault("Status")
    String pageName();

    @WithDefault("en")
    String defaultLocale();

    @WithDefault("en,it,fr,de,es")
    Set<String> locales();

    @WithDefault("UTC")
    @WithConverter(TimeZoneName.class)
    ZoneId timeZone();

    /** How long readers of a language wait for an update in it, unless it is a SEV1's; nobody waits when unset. */
    Optional<List<TranslationWait>> translationWait();

    Mail mail();

    Dkim dkim();

    Webhook webhook();

    Twilio twilio();

    Telegram telegram();

    Mastodon mastodon();

    Bluesky bluesky();

    X x();

    Delivery delivery();

    /** When an address is broken for this long, the subscriber's next one takes over. */
    @WithDefault("60s")
    Duration failoverAfter();

    Fanout fanout();

    Retention retention();

    Progress progress();

    Subscription subscription();

    /** Whether a sign of life goes the whole way of an update every minute, to a webhook of our own. */
    @WithDefault("false")
    @WithConverter(YesOrNo.class)
    boolean canary();

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

    /** Text messages and calls leave from here; off while one of the last three is missing. */
    interface Twilio {
        @WithDefault("https://api.twilio.com")
        URI url();

        Optional<String> accountSid();

        Optional<String> authToken();

        /** A number of the account at Twilio in international form, or a messaging service's id ({@code MG…}), which makes no calls. */
        Optional<String> from();

        /**
         * How many text messages the sender takes in a second. That of the slowest, a long number of the United States; a short code takes
         * 100 (twilio.com/docs/errors/21611, 2026-11).
         */
        @WithDefault("1")
        @DecimalMin("0.1")
        double messagesPerSecond();
    }

    /** A bot's messages leave from here; off while it has no token. */
    interface Telegram {
        @WithDefault("https://api.telegram.org")
        URI url();

        Optional<String> token();
    }

    /** The account on a Mastodon server; off while one of both is missing. */
    interface Mastodon {
        /** Of the server. */
        Optional<URI> url();

        /** With {@code write:statuses read:statuses read:accounts}. */
        Optional<String> token();
    }

    /** The account on Bluesky; off while one of the last two is missing. */
    interface Bluesky {
        @WithDefault("https://bsky.social")
        URI url();

        Optional<String> handle();

        /** One that was made for an app, not the account's own. */
        Optional<String> password();
    }

    /** The account on X; off while it has no token. */
    interface X {
        @WithDefault("https://api.x.com")
        URI url();

        /** The token of a user of X: of OAuth 1.0a when it has a secret, else of OAuth 2.0, with {@code tweet.read tweet.write users.read}. */
        Optional<String> token();

        /** Set all three or none. */
        Optional<String> tokenSecret();

        /** Of the app. */
        Optional<String> consumerKey();

        Optional<String> consumerSecret();
    }

    /** Mail leaves from here. */
    interface Mail {
        String from();

        /** What can't be delivered comes back to an address in this domain; else in that of the sender. */
        Optional<String> bounceDomain();

        /** Where bounces come in; off when unset. */
        OptionalInt bouncePort();

        /** What Mailgun signs its reports with; it may report none when unset. */
        Optional<String> mailgunSigningKey();

        Pace pace();

        /** Look at what others see of our mail domain when the service starts, and log what to fix. */
        @WithDefault("true")
        @WithConverter(YesOrNo.class)
        boolean checkAtStart();

        /** The name server asked for that: an address, with or without a port; the system's when unset. */
        Optional<String> nameServer();
    }

    /** How much mail one receiving domain gets from this process; it begins low and grows as mails are accepted. */
    interface Pace {
        @WithDefault("5")
        @Min(1)
        int startConcurrency();

        @WithDefault("50")
        @Min(1)
        int maxConcurrency();

        /** Mails in a second. */
        @WithDefault("50")
        @Min(1)
        int startRate();

        @WithDefault("2000")
        @Min(1)
        int maxRate();
    }

    /** What mail is signed with: all three, or none. */
    interface Dkim {
        Optional<String> domain();

        Optional<String> selector();

        Optional<Path> privateKeyFile();
    }

    /** Where webhooks may go. */
    interface Webhook {
        /** Ranges that are not public and allowed nevertheless, on any port. */
        Optional<Set<AddressRange>> allowPrivate();

        @WithDefault("80,443")
        @NotEmpty
        Set<@Min(1) @Max(65535) Integer> allowPorts();
    }

    /** How deliveries are tried. */
    interface Delivery {
        /** The longest waits before the second, third, … attempt; a delivery is dead after the last. */
        @WithDefault("5s,30s,2m,10m,1h,2h,5h,10h")
        @NotEmpty
        List<Duration> retrySchedule();

        /** For one attempt in all: name, connection, request and answer. */
        @WithDefault("15s")
        Duration timeout();

        /**
         * How long a stop waits for what is on its way; as long as an attempt may take when unset. What takes longer is made again by
         * another process, or after the next start.
         */
        Optional<Duration> stopWait();

        /** How many may be on their way at once by one channel in this process. */
        @WithDefault("512")
        @Min(1)
        int maxInFlight();

        /** Beyond this a worker counts as gone, and what it had leased is taken over. Longer than the timeout. */
        @WithDefault("30s")
        Duration lease();

        /** The safety net; new work is known at once. */
        @WithDefault("500ms")
        Duration poll();
    }

    /** How subscribers become deliveries. */
    interface Fanout {
        /** Small, so that the first are told while the rest is still being planned. */
        @WithDefault("500")
        @Min(1)
        int firstChunk();

        @WithDefault("5000")
        @Min(1)
        int chunk();
    }

    /** How long what is done is kept. */
    interface Retention {
        /** Deliveries and their attempts; whole months of them go when all of a month is older. */
        @WithDefault("P400D")
        Period deliveries();
    }

    /** What others are told of deliveries, on {@code sitrep.deliveries}. */
    interface Progress {
        /** No sooner than this after an event comes another that only says how far it is. */
        @WithDefault("5s")
        Duration every();
    }

    /** How the public subscribes. */
    interface Subscription {
        /** What somebody asked for, and nobody confirmed by then, is forgotten; not what was imported as unconfirmed. */
        @WithDefault("7d")
        Duration unconfirmedFor();
    }
}
