package io.sitrep.notifier.subscription;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;

/** Writes newcomers down, one or a thousand in one statement: with their addresses, their consent, and the questions to be asked. */
@Singleton
public class Register {
    private static final int QUESTIONS_WAITING = 3;

    // Whoever comes second under one id waits here for the first, and then nothing more is written.
    // What waits to be asked stays, whoever comes after it: nobody throws away what somebody else has asked for. Only
    // so many
    // questions wait for one address; who comes then is written down, and not asked.
    private static final String WRITE = """
            WITH person AS (
                SELECT * FROM jsonb_to_recordset($1::jsonb) AS p (id uuid, subscription uuid, state text,
                    components uuid[], groups uuid[], regions text[], min_impact text, min_rank smallint,
                    maintenances boolean, postmortems boolean, every_update boolean, locale text, time_zone text,
                    token_hash text, token_sealed text)
            ), place AS (
                SELECT * FROM jsonb_to_recordset($2::jsonb) AS e (id uuid, subscriber uuid, position smallint,
                    channel text, address text, secret text, state text, reason text, ask boolean,
                    token_hash text, token_sealed text)
            ), added AS (
                INSERT INTO subscribers (id, created_at) SELECT id, now() FROM person
                ON CONFLICT DO NOTHING RETURNING id
            ), reached AS (
                INSERT INTO endpoints (id, subscriber_id, position, channel, address, secret, state, state_reason,
                    confirmed_at, token_hash, token_sealed)
                SELECT e.id, e.subscriber, e.position, e.channel, e.address, e.secret, e.state, e.reason,
                    CASE e.state WHEN 'active' THEN now() END, e.token_hash, e.token_sealed
                FROM place e JOIN added a ON a.id = e.subscriber
            ), wanted AS (
                INSERT INTO subscriptions (id, subscriber_id, state, components, groups, regions, min_impact, min_rank,
                    maintenances, postmortems, every_update, locale, time_zone, token_hash, token_sealed, created_at)
                SELECT p.subscription, p.id, p.state, p.components, p.groups, p.regions, p.min_impact, p.min_rank,
                    p.maintenances, p.postmortems, p.every_update, p.locale, p.time_zone, p.token_hash,
                    p.token_sealed, now()
                FROM person p JOIN added a USING (id)
            ), consented AS (
                INSERT INTO consents (subscriber_id, endpoint_id, how, what)
                SELECT a.id, e.id, $3, CASE e.state WHEN 'pending' THEN 'asked' ELSE 'given' END
                FROM added a JOIN place e ON e.subscriber = a.id
            ), to_ask AS (
                INSERT INTO confirmations (endpoint_id) SELECT e.id FROM place e JOIN added a ON a.id = e.subscriber
                WHERE e.ask AND (
                    SELECT count(*) FROM confirmations c JOIN endpoints o ON o.id = c.endpoint_id
                    WHERE o.channel = e.channel AND lower(o.address) = lower(e.address)) < %d
            )
            SELECT count(*) AS added FROM added""".formatted(QUESTIONS_WAITING);

    /**
     * @param how form, api, admin or import
     * @return how many were new: those whose id is there already are passed over
     */
    public Uni<Integer> write(SqlConnection connection, Collection<Newcomer> newcomers, String how) {
        JsonArray people = new JsonArray();
        JsonArray places = new JsonArray();
        newcomers.forEach(newcomer -> {
            people.add(newcomer.person());
            places.addAll(newcomer.addresses());
        });
        return connection
                .preparedQuery(WRITE)
                .execute(Tuple.of(people, places, how))
                .map(rows -> rows.iterator().next().getInteger("added"));
    }
}
