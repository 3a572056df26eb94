package io.sitrep.notifier.social;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.catalog.Catalog;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.render.PostTemplates;
import io.sitrep.notifier.subscription.Preferences;
import io.sitrep.notifier.subscription.Trail;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * The accounts of ours, one for each network. One whose network is set up is there by itself from the first start on, and posts everything
 * in the page's own language until somebody says otherwise.
 */
@ApplicationScoped
public class Accounts {
    private static final Logger LOG = Logger.getLogger(Accounts.class);
    private static final int BEFORE_ANYTHING_IS_PLANNED = 100;
    private static final Duration AT_START = Duration.ofSeconds(30);

    // The post that was acknowledged last, whatever became of it since.
    private static final String ALL = """
            SELECT a.channel, a.enabled AND e.state = 'active' AS enabled, a.templates, s.*, last.at, last.remote_id, last.ref
            FROM social_accounts a
            JOIN subscriptions s ON s.subscriber_id = a.subscriber_id
            JOIN endpoints e ON e.subscriber_id = a.subscriber_id
            LEFT JOIN LATERAL (
                SELECT l.delivered_at AS at, l.remote_id, i.ref FROM ledger l JOIN incidents i ON i.id = l.incident_id
                WHERE l.subscriber_id = a.subscriber_id AND l.state = 'delivered' AND l.remote_id IS NOT NULL
                ORDER BY l.delivered_at DESC, l.sequence DESC LIMIT 1) last ON true""";

    private final Channels channels;
    private final AccountRows rows;
    private final AccountsCheck check;
    private final Examples examples;
    private final Catalog catalog;
    private final Trail trail;
    private final Pool pool;
    private final Preferences everything;

    Accounts(
            Channels channels,
            AccountRows rows,
            AccountsCheck check,
            Examples examples,
            Catalog catalog,
            Trail trail,
            Pool pool,
            Settings settings) {
        this.channels = channels;
        this.rows = rows;
        this.check = check;
        this.examples = examples;
        this.catalog = catalog;
        this.trail = trail;
        this.pool = pool;
        this.everything = new Preferences(
                Preferences.Filter.EVERYTHING,
                new Preferences.Flags(true, true, false),
                settings.defaultLocale(),
                settings.timeZone().getId());
    }

    void start(@Observes @Priority(BEFORE_ANYTHING_IS_PLANNED) StartupEvent started) {
        open().await().atMost(AT_START);
    }

    /**
     * Makes those that are missing, lets those post whose network is set up here, and pauses none: other processes may have what this one
     * has not. Any number of processes may do so at once.
     */
    public Uni<Void> open() {
        List<String> on = on();
        return pool.withTransaction(connection -> rows.make(connection, on, everything)
                        .call(() -> rows.seen(connection, on))
                        .call(() -> rows.settle(connection, false)))
                .invoke(made -> made.forEach(Accounts::announce))
                .replaceWithVoid();
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> isHere() {
        return settled(false);
    }

    /** Not before every process has had the time to say what is set up there. */
    @Scheduled(every = "1m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> pauseUnseen() {
        return settled(true);
    }

    private Uni<Void> settled(boolean pausesUnseen) {
        return pool.withTransaction(
                        connection -> rows.seen(connection, on()).chain(() -> rows.settle(connection, pausesUnseen)))
                .onFailure()
                .invoke(away -> LOG.debugf(away, "the database is away"))
                .onFailure()
                .recoverWithNull();
    }

    private static void announce(String channel) {
        LOG.infof(
                "The account on %s is new: from now on it posts every public incident, maintenance and postmortem."
                        + " GET /api/v1/social shows how that reads, and PUT changes or stops it",
                channel);
    }

    /** One for each network there is, by name, also for those that nobody has set up. */
    public Uni<List<Account>> all() {
        return byChannel()
                .map(known -> channels.posting().stream().map(known::get).toList());
    }

    /** As {@link #save} would leave them, all of them. Changes nothing, and fails as it does. */
    public Uni<List<Account>> tried(List<Wanted> wanted) {
        return checked(wanted)
                .chain(changed -> byChannel().map(known -> {
                    changed.forEach(account -> known.put(account.channel(), account));
                    return channels.posting().stream().map(known::get).toList();
                }));
    }

    /**
     * Puts those that are named in the place of what was there. What waits for one that is to post nothing any more is cancelled. Fails with a
     * 422 that names what is wrong.
     *
     * @return all of them, as they are now
     */
    public Uni<List<Account>> save(List<Wanted> wanted, String actor) {
        return checked(wanted)
                .chain(changed -> pool.withTransaction(connection -> {
                    List<String> named = changed.stream().map(Account::channel).toList();
                    Uni<Void> saved = rows.make(connection, named, everything).chain(() -> rows.seen(connection, on()));
                    for (Account account : changed) {
                        saved = saved.chain(() -> rows.write(connection, account))
                                .chain(id -> trail.add(
                                        connection,
                                        new Trail.Entry(actor, "social-account-changed", id, account.channel())));
                    }
                    return saved.chain(() -> rows.settle(connection, false));
                }))
                .chain(this::all);
    }

    private Uni<List<Account>> checked(List<Wanted> wanted) {
        return catalog.choices()
                .chain(choices -> byChannel().map(known -> check.check(wanted, choices, known)))
                .call(examples::checkRoom);
    }

    private List<String> on() {
        return channels.posting().stream().filter(this::isOn).toList();
    }

    private boolean isOn(String channel) {
        return channels.named(channel).filter(Channel::isOn).isPresent();
    }

    private Uni<Map<String, Account>> byChannel() {
        return pool.query(ALL).execute().map(found -> {
            Map<String, Account> known = new HashMap<>();
            channels.posting()
                    .forEach(channel -> known.put(
                            channel,
                            new Account(
                                    channel, isOn(channel), true, everything, PostTemplates.NONE, Optional.empty())));
            StreamSupport.stream(found.spliterator(), false)
                    .map(this::account)
                    .forEach(account -> known.put(account.channel(), account));
            return known;
        });
    }

    private Account account(Row row) {
        String channel = row.getString("channel");
        return new Account(
                channel,
                isOn(channel),
                row.getBoolean("enabled"),
                Preferences.of(row),
                PostTemplates.read(row.getJsonObject("templates").getMap()),
                Optional.ofNullable(row.getOffsetDateTime("at"))
                        .map(at -> new Account.LastPost(
                                at.toInstant(), row.getString("remote_id"), row.getString("ref"))));
    }
}
