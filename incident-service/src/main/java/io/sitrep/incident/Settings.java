package io.sitrep.incident;

import io.sitrep.incident.domain.Visibility;
import io.sitrep.kit.settings.TimeZoneName;
import io.sitrep.kit.settings.YesOrNo;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Every setting of this service. Each is set by an environment variable of the same name: {@code sitrep.public-url} is
 * {@code SITREP_PUBLIC_URL}. Secrets are texts here and are judged by {@link SettingsCheck}, which never repeats them.
 */
@ConfigMapping(prefix = "sitrep")
public interface Settings {
    /** What a page is called that nobody has named. */
    String UNNAMED = "Status";

    /** What links to the public page start with. */
    URI publicUrl();

    /** Where people reach the console, so that a provider leads them back there; unset: where the public page is. */
    Optional<URI> consoleUrl();

    /** Where subscribers manage what they receive; what links to it start with. */
    URI notifierPublicUrl();

    /** With it other services of the suite are let in, with role service; without it none is. */
    Optional<String> serviceToken();

    /** Bootstrap admin token; without it one is made at first start. */
    Optional<String> adminToken();

    /** Where a made admin token is written, readable by this user alone. */
    @WithDefault("admin-token")
    Path adminTokenFile();

    /** Base64 of 32 bytes. Without it an answer that holds a secret is remembered without the secret. */
    Optional<String> secretKey();

    /** Earlier keys, which open what they sealed and seal nothing new. */
    Optional<List<String>> secretKeysOld();

    @WithDefault("Status")
    String pageName();

    @WithDefault("en")
    String defaultLocale();

    @WithDefault("en,it,fr,de,es")
    List<String> locales();

    @WithDefault("UTC")
    @WithConverter(TimeZoneName.class)
    ZoneId timeZone();

    /** Whether an update the public is to read is refused while a locale lacks it. */
    @WithDefault("false")
    @WithConverter(YesOrNo.class)
    boolean requireTranslations();

    /** How long an update waits, during which it can be stopped. */
    @WithDefault("PT0S")
    Duration publishHold();

    /** The severities whose updates another person has to approve: {@code none}, {@code all}, or {@code SEV1,SEV2}. */
    @WithDefault("none")
    Approval approval();

    /** Where the notifier is reached; while it is away, nobody can say how many will be told. */
    URI notifierUrl();

    /** Whether an incident whose declaration does not say is {@code public} or {@code internal}. */
    @WithDefault("public")
    Visibility declareVisibility();

    /** Where the page's last state is kept, so that it can be shown after a restart while the database is away. */
    Optional<Path> pageDir();

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

    /** What this replica does: everything, or public reads only. */
    @WithDefault("all")
    Role role();

    /** @see #role() */
    enum Role {
        ALL,
        PAGE
    }

    /** A catalog file that is applied at each start. */
    Optional<Path> catalog();

    Live live();

    /** Readers who have the page open and see it change. */
    interface Live {
        /** How many of them one process serves; more get 503 there, and the page all the same. */
        @WithDefault("20000")
        int maxStreams();

        /** How many of them one client may have; more get 429. */
        @WithDefault("500")
        int maxStreamsPerClient();
    }
}
