package io.sitrep.notifier.outside;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.sitrep.notifier.social.Accounts;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The service as an administrator and as its database see it. */
@Singleton
public class Notifier {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Pool pool;
    private final Accounts accounts;
    private final String admin;

    Notifier(Pool pool, Accounts accounts) {
        this.pool = pool;
        this.accounts = accounts;
        this.admin = IncidentServiceFake.running().tokenOf("admin");
    }

    public RequestSpecification asAdmin() {
        return given().header("Authorization", "Bearer " + admin).contentType("application/json");
    }

    /** Nobody is subscribed any more, and nothing is under way. */
    public void forgetEverybody() {
        sql("DELETE FROM subscribers");
        sql("SELECT settle_endpoints(array(SELECT endpoint_id FROM queue), 'cancelled', 'forgotten')");
        MailServer.running().open();
    }

    /** As at a start of the service: each network that is set up has an account. */
    public void openAccounts() {
        accounts.open().await().atMost(SOON);
    }

    /** By which id the ledger knows a network's account. */
    public String account(String channel) {
        return sql("SELECT subscriber_id FROM social_accounts WHERE channel = $1", channel)
                .get(0)
                .getUUID("subscriber_id")
                .toString();
    }

    public JsonPath subscribe(JsonObject wanted) {
        return asAdmin()
                .body(wanted.encode())
                .post("/api/v1/subscribers")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** A webhook on a path of its own, with whatever else is wanted. */
    public JsonPath subscribeWebhook(String path, JsonObject more) {
        String url = WebhookReceiver.running().url(path);
        return subscribe(
                new JsonObject().put("channel", "webhook").put("address", url).mergeIn(more));
    }

    public JsonPath subscribeWebhook(String path) {
        return subscribeWebhook(path, new JsonObject());
    }

    /** One is enrolled as anybody is, the others are made after its pattern. @return the path of each */
    public List<String> subscribeManyWebhooks(int count) {
        String first = "/" + UUID.randomUUID();
        subscribeWebhook(first);
        String url = WebhookReceiver.running().url("/");
        sql("""
                WITH e AS (SELECT * FROM endpoints LIMIT 1), s AS (SELECT * FROM subscriptions LIMIT 1),
                made AS (
                    INSERT INTO subscribers (id, created_at) SELECT uuid_v7(), now() FROM generate_series(2, $1) RETURNING id
                ), at AS (
                    INSERT INTO endpoints (id, subscriber_id, position, channel, address, secret, state)
                    SELECT uuid_v7(), made.id, 0, e.channel, $2 || made.id, e.secret, 'active' FROM made, e
                )
                INSERT INTO subscriptions (id, subscriber_id, state, components, regions, min_impact, min_rank, maintenances,
                    postmortems, every_update, locale, time_zone, token_hash, token_sealed, created_at)
                SELECT uuid_v7(), made.id, s.state, s.components, s.regions, s.min_impact, s.min_rank, s.maintenances,
                    s.postmortems, s.every_update, s.locale, s.time_zone, made.id::text, s.token_sealed, now()
                FROM made, s""", count, url);
        return sql("SELECT address FROM endpoints").stream()
                .map(row -> "/" + row.getString("address").substring(url.length()))
                .toList();
    }

    /** What changes a table is now and then in a deadlock with the service at work: the one that is ended has done nothing. */
    public List<Row> sql(String statement, Object... parameters) {
        List<Row> rows = new ArrayList<>();
        pool.preparedQuery(statement)
                .execute(Tuple.from(parameters))
                .onFailure(Notifier::isDeadlock)
                .retry()
                .atMost(5)
                .await()
                .atMost(SOON)
                .forEach(rows::add);
        return rows;
    }

    private static boolean isDeadlock(Throwable failure) {
        return failure instanceof PgException refused && "40P01".equals(refused.getSqlState());
    }

    public long count(String statement, Object... parameters) {
        return sql(statement, parameters).get(0).getLong(0);
    }

    /** Waits until a count is as wanted. */
    public void settles(String statement, long wanted, Object... parameters) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count(statement, parameters), found -> found == wanted);
    }

    /** The states of an incident's deliveries to one subscriber, oldest first. */
    public List<String> states(Events incident, String subscriber) {
        return sql(
                        "SELECT state FROM deliveries WHERE incident_id = $1 AND subscriber_id = $2 ORDER BY sequence",
                        incident.incident,
                        UUID.fromString(subscriber))
                .stream()
                .map(row -> row.getString("state"))
                .toList();
    }

    /** As if the worker of these deliveries had been killed between sending and noting, on this try. */
    public void workerVanished(Events incident, int tries) {
        isWorkedOn(incident, tries, Duration.ofSeconds(-1));
    }

    /** As if somebody had leased these deliveries for this long, on this try. */
    public void isWorkedOn(Events incident, int tries, Duration left) {
        sql("""
                WITH back AS (
                    UPDATE ledger SET state = 'open', delivered_at = NULL, attempted_at = NULL
                    WHERE incident_id = $1 RETURNING *
                )
                INSERT INTO queue (endpoint_id, incident_id, sequence, delivery_id, month, publication_id, subscriber_id,
                    subscription_id, channel, lane, closing, every_update, state, tries, fence, lease_until)
                SELECT b.endpoint_id, b.incident_id, b.sequence, b.id, b.month, b.publication_id, b.subscriber_id,
                    b.subscription_id, b.channel, p.lane, p.closing, false, 'sending', $2, b.fence,
                    now() + $3 * interval '1 millisecond'
                FROM back b JOIN publications p ON p.id = b.publication_id""", incident.incident, tries, left.toMillis());
    }

    /** The update that an event published, once it is here. */
    public UUID updateOf(UUID event) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count("SELECT count(*) FROM publications WHERE id = $1", event) == 1);
        return sql("SELECT update_id FROM publications WHERE id = $1", event)
                .get(0)
                .getUUID("update_id");
    }

    public void awaitStates(Events incident, String subscriber, String... wanted) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> states(incident, subscriber), List.of(wanted)::equals);
    }

    public void awaitPlanned(UUID event) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count("SELECT count(*) FROM fanout_jobs WHERE publication_id = $1 AND done", event) == 1);
    }

    public void awaitInInbox(UUID event) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count("SELECT count(*) FROM inbox WHERE event_id = $1", event) == 1);
    }
}
