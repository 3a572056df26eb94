package io.sitrep.notifier.canary;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.channel.ThisProcess;
import io.sitrep.notifier.intake.CanaryIds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The subscriber of our own that hears the canary: a webhook like any other, signed and sent by the same engine, at our own public
 * address. It is nobody's: neither listed nor counted, exported or erased as a person. One for all processes; where there is to be no
 * canary any more it is taken away.
 */
@ApplicationScoped
class CanarySubscriber {
    static final String PATH = "/api/v1/canary";

    private static final Logger LOG = Logger.getLogger(CanarySubscriber.class);
    private static final int BEFORE_ANYTHING_IS_PLANNED = 100;
    private static final Duration AT_START = Duration.ofSeconds(30);
    private static final String CHANNEL = "webhook";

    // Who comes second takes what the first made. An address that was given up, or is another by now, is tried again.
    // What
    // no key here opens is made anew, as a service whose key was lost has to start to say so; but not by a process that
    // lacks a key while another has all: a release with a wrong key would take the canary from all, for good.
    private static final String MAKE = """
            WITH allowed AS MATERIALIZED (
                SELECT 1 WHERE $9::boolean OR NOT EXISTS (
                    SELECT FROM key_holders WHERE NOT lacks AND seen_at > now() - interval '30 seconds')
            ), made AS (
                INSERT INTO subscribers (id, created_at, account) SELECT $1::uuid, now(), true FROM allowed ON CONFLICT DO NOTHING
            ), reached AS (
                INSERT INTO endpoints (id, subscriber_id, position, channel, address, secret, state, confirmed_at)
                SELECT $1, $1, 0, $2::text, $3::text, $4::text, 'active', now() FROM allowed
                ON CONFLICT (id) DO UPDATE SET address = excluded.address, state = 'active', state_reason = NULL,
                    secret = CASE WHEN EXISTS (SELECT FROM unnest($8::text[]) mark WHERE starts_with(endpoints.secret, mark))
                        THEN endpoints.secret ELSE excluded.secret END
                RETURNING secret
            ), subscribed AS (
                INSERT INTO subscriptions (id, subscriber_id, state, components, regions, min_impact, min_rank, maintenances,
                    postmortems, every_update, locale, time_zone, token_hash, token_sealed, created_at)
                SELECT $1, $1, 'active', '{}', '{}', 'none', 0, true, true, false, $5::text, 'UTC', $6::text,
                    $7::text, now() FROM allowed
                ON CONFLICT (id) DO UPDATE SET token_sealed =
                    CASE WHEN EXISTS (SELECT FROM unnest($8::text[]) mark WHERE starts_with(subscriptions.token_sealed, mark))
                        THEN subscriptions.token_sealed ELSE excluded.token_sealed END
            )
            SELECT secret FROM reached""";

    private static final String LOOK = "SELECT secret FROM endpoints WHERE id = $1";

    private static final String TAKE_AWAY = "DELETE FROM subscribers WHERE id = $1";

    private final Settings settings;
    private final Channel webhook;
    private final SecretBox box;
    private final Pool pool;
    private final ThisProcess process;
    private volatile Optional<String> secret = Optional.empty();

    CanarySubscriber(Settings settings, Channels channels, SecretBox box, Pool pool, ThisProcess process) {
        this.process = process;
        this.settings = settings;
        this.webhook = channels.named(CHANNEL).orElseThrow();
        this.box = box;
        this.pool = pool;
    }

    void start(@Observes @Priority(BEFORE_ANYTHING_IS_PLANNED) StartupEvent started) {
        (settings.canary() ? make() : takeAway()).await().atMost(AT_START);
    }

    /** Another process may have made what is signed with anew, or this one may do so by now. */
    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> again() {
        return (settings.canary() ? look() : Uni.createFrom().voidItem())
                .onFailure()
                .invoke(away -> LOG.debugf(away, "the database is away"))
                .onFailure()
                .recoverWithNull();
    }

    Uni<Void> look() {
        return pool.preparedQuery(LOOK)
                .execute(Tuple.of(CanaryIds.SUBSCRIBER))
                .chain(rows -> rows.size() > 0 && take(rows.iterator().next().getString("secret"))
                        ? Uni.createFrom().voidItem()
                        : make());
    }

    /** What its webhooks are signed with; empty where there is no canary, or no key here that opens it. */
    Optional<String> secret() {
        return secret;
    }

    Uni<Void> make() {
        String fresh = webhook.newSecret().orElseThrow();
        // Nobody unsubscribes it: no link leads to what is not kept anywhere.
        String token = UUID.randomUUID().toString();
        return pool.preparedQuery(MAKE)
                .execute(Tuple.from(List.of(
                        CanaryIds.SUBSCRIBER,
                        CHANNEL,
                        address(),
                        box.seal(fresh),
                        settings.defaultLocale(),
                        "canary",
                        box.seal(token),
                        box.marks().toArray(String[]::new),
                        process.sends())))
                .invoke(rows -> {
                    if (rows.size() > 0 && take(rows.iterator().next().getString("secret"))) {
                        LOG.info("the canary is told at our own public address, once a minute");
                    } else {
                        LOG.warn("the canary is left to processes that have all keys: this one lacks one");
                    }
                })
                .replaceWithVoid();
    }

    private boolean take(String sealed) {
        boolean opens = box.marks().stream().anyMatch(sealed::startsWith);
        if (opens) {
            secret = Optional.of(box.open(sealed));
        }
        return opens;
    }

    private String address() {
        return settings.notifierPublicUrl().toString().replaceAll("/+$", "") + PATH;
    }

    private Uni<Void> takeAway() {
        return pool.preparedQuery(TAKE_AWAY)
                .execute(Tuple.of(CanaryIds.SUBSCRIBER))
                .replaceWithVoid();
    }
}
