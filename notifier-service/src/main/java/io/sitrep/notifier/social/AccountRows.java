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

/** Accounts as they are kept: rows like those of a subscriber, which say that it is nobody. */
@Singleton
class AccountRows {
    /** Followers have none; this is the account itself. */
    private static final String ADDRESS = "account";

    private static final String MARK = """
            WITH made AS (SELECT * FROM unnest($1::text[], $2::uuid[]) AS m (channel, id)),
            marked AS (UPDATE subscribers s SET account = true FROM made WHERE s.id = made.id AND NOT s.account)
            INSERT INTO social_accounts (channel, subscriber_id) SELECT channel, id FROM made ON CONFLICT DO NOTHING""";

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

    private static final String SETTLE = """
            WITH settled AS (
                UPDATE subscriptions s
                SET state = CASE WHEN a.enabled AND a.channel = ANY ($1::text[]) THEN 'active' ELSE 'paused' END
                FROM social_accounts a WHERE a.subscriber_id = s.subscriber_id RETURNING s.subscriber_id, s.state
            )
            SELECT settle_endpoints(array(SELECT e.id FROM endpoints e JOIN settled p USING (subscriber_id)
                WHERE p.state = 'paused'), 'cancelled', 'the account is paused')""";

    private final Channels channels;
    private final Newcomers newcomers;
    private final Register register;

    AccountRows(Channels channels, Newcomers newcomers, Register register) {
        this.channels = channels;
        this.newcomers = newcomers;
        this.register = register;
    }

    /** Those that are there stay as they are. Whoever makes the same at the same moment is waited for. */
    Uni<Void> make(SqlConnection connection, List<String> names, Preferences preferences) {
        Collection<Newcomer> made =
                names.stream().map(name -> newcomer(name, preferences)).toList();
        UUID[] ids = made.stream().map(Newcomer::id).toArray(UUID[]::new);
        return register.write(connection, made, "admin")
                .chain(() -> connection
                        .preparedQuery(MARK)
                        .execute(Tuple.tuple()
                                .addValue(names.toArray(String[]::new))
                                .addValue(ids)))
                .replaceWithVoid();
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

    /** Lets those post that are enabled and whose network is set up; what waits for the others is cancelled. */
    Uni<Void> settle(SqlConnection connection, List<String> on) {
        return connection
                .preparedQuery(SETTLE)
                .execute(Tuple.tuple().addValue(on.toArray(String[]::new)))
                .replaceWithVoid();
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
