package io.sitrep.notifier.social;

import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.channel.Registration;
import io.sitrep.notifier.subscription.Newcomer;
import io.sitrep.notifier.subscription.Newcomers;
import io.sitrep.notifier.subscription.Preferences;
import io.sitrep.notifier.subscription.Register;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Accounts as they are kept: rows like those of a subscriber, which say that it is nobody. */
@Singleton
class AccountRows {
    /** Followers have none; this is the account itself. */
    private static final String ADDRESS = "account";

    private static final String MARK = """
            WITH made AS (SELECT * FROM unnest($1::text[], $2::uuid[]) AS m (channel, id)),
            marked AS (UPDATE subscribers s SET account = true FROM made WHERE s.id = made.id AND NOT s.account)
            INSERT INTO social_accounts (channel, subscriber_id) SELECT channel, id FROM made ON CONFLICT DO NOTHING
            RETURNING channel""";

    // An address that a network had given up is tried again: somebody says so.
    private static final String WRITE = """
            WITH changed AS (
                UPDATE social_accounts SET enabled = $12, templates = $13 WHERE channel = $1 RETURNING subscriber_id
            ), reached AS (
                UPDATE endpoints e SET state = 'active', state_reason = NULL
                FROM changed c WHERE e.subscriber_id = c.subscriber_id AND $12 AND e.state = 'disabled'
            )
            UPDATE subscriptions s SET components = $2, groups = $3, regions = $4, min_impact = $5, min_rank = $6,
                maintenances = $7, postmortems = $8, every_update = $9, locale = $10, time_zone = $11
            FROM changed c WHERE s.subscriber_id = c.subscriber_id RETURNING s.subscriber_id""";

    // Whoever changes several, in whatever order, goes one after the other.
    private static final String LOCK = "SELECT FROM social_accounts ORDER BY channel FOR UPDATE";

    private static final String SEEN = "UPDATE social_accounts SET seen_on_at = now() WHERE channel = ANY ($1::text[])";

    // Set up nowhere is what no process has seen for a while: each says so every minute.
    private static final String SETTLE = """
            WITH judged AS (
                SELECT a.subscriber_id, CASE
                    WHEN NOT a.enabled OR a.seen_on_at IS NULL THEN 'paused'
                    WHEN a.seen_on_at > now() - interval '5 minutes' THEN 'active'
                    WHEN $1 THEN 'paused' ELSE s.state END AS state
                FROM social_accounts a JOIN subscriptions s ON s.subscriber_id = a.subscriber_id
            ), settled AS (
                UPDATE subscriptions s SET state = j.state FROM judged j
                WHERE s.subscriber_id = j.subscriber_id AND s.state <> j.state
            ), gone AS (
                DELETE FROM queue q USING judged j, endpoints e, publications p
                WHERE j.state = 'paused' AND e.subscriber_id = j.subscriber_id AND q.endpoint_id = e.id
                  AND q.state <> 'sending' AND p.id = q.publication_id
                  AND NOT still_told(j.state, p.only_told_of, p.translated_into)
                RETURNING q.delivery_id, q.month, q.fence, q.tries
            )
            UPDATE ledger l SET state = 'cancelled', reason = 'the account is paused', fence = gone.fence, tries = gone.tries,
                updated_at = now()
            FROM gone WHERE l.id = gone.delivery_id AND l.month = gone.month""";

    private final Channels channels;
    private final Newcomers newcomers;
    private final Register register;

    AccountRows(Channels channels, Newcomers newcomers, Register register) {
        this.channels = channels;
        this.newcomers = newcomers;
        this.register = register;
    }

    /**
     * Those that are there stay as they are. Whoever makes the same at the same moment is waited for, and whoever changes others.
     *
     * @return those that were not there
     */
    Uni<List<String>> make(SqlConnection connection, Collection<String> names, Preferences preferences) {
        Collection<Newcomer> made =
                names.stream().sorted().map(name -> newcomer(name, preferences)).toList();
        UUID[] ids = made.stream().map(Newcomer::id).toArray(UUID[]::new);
        return connection
                .query(LOCK)
                .execute()
                .chain(() -> register.write(connection, made, "admin"))
                .chain(() -> connection
                        .preparedQuery(MARK)
                        .execute(Tuple.tuple()
                                .addValue(names.stream().sorted().toArray(String[]::new))
                                .addValue(ids)))
                .map(added -> StreamSupport.stream(added.spliterator(), false)
                        .map(row -> row.getString("channel"))
                        .toList());
    }

    /** @return the subscriber's id that it has in the ledger */
    Uni<UUID> write(SqlConnection connection, Account account) {
        JsonObject templates = new JsonObject();
        account.templates().own().forEach((post, template) -> templates.put(post.word(), template.toString()));
        Tuple row = account.preferences().addTo(Tuple.of(account.channel()));
        return connection
                .preparedQuery(WRITE)
                .execute(row.addBoolean(account.enabled()).addValue(templates))
                .map(written -> written.iterator().next().getUUID("subscriber_id"));
    }

    /** Takes note that these networks are set up in a process. */
    Uni<Void> seen(SqlConnection connection, Collection<String> here) {
        return connection
                .query(LOCK)
                .execute()
                .chain(() ->
                        connection.preparedQuery(SEEN).execute(Tuple.tuple().addValue(here.toArray(String[]::new))))
                .replaceWithVoid();
    }

    /**
     * Lets those post that are enabled and whose network is set up somewhere. What waits for the others is cancelled, but for what takes
     * back or corrects.
     *
     * @param pausesUnseen whether those are paused, too, whose network no process has seen lately
     */
    Uni<Void> settle(SqlConnection connection, boolean pausesUnseen) {
        return connection.preparedQuery(SETTLE).execute(Tuple.of(pausesUnseen)).replaceWithVoid();
    }

    private Newcomer newcomer(String name, Preferences preferences) {
        Newcomers.Taken account =
                new Newcomers.Taken(channels.named(name).orElseThrow(), new Registration(ADDRESS, Optional.empty()));
        // The same in every process, so that there is one.
        UUID id = UUID.nameUUIDFromBytes(("account:" + name).getBytes(StandardCharsets.UTF_8));
        return newcomers.of(
                id,
                preferences,
                List.of(newcomers.place(account, Newcomer.Standing.CONFIRMED, null, Optional.empty())));
    }
}
