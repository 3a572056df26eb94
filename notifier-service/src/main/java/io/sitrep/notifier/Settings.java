package io.sitrep.notifier;

import io.sitrep.notifier.channel.webhook.AddressRange;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
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
    ZoneId timeZone();

    Mail mail();

    Webhook webhook();

    Delivery delivery();

    Fanout fanout();

    Retention retention();

    Subscription subscription();

    /** Mail leaves from here. */
    interface Mail {
        @WithDefault("Sitrep <status@localhost>")
        String from();
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

    /** How the public subscribes. */
    interface Subscription {
        /** What nobody confirmed by then is forgotten. */
        @WithDefault("7d")
        Duration unconfirmedFor();
    }
}
