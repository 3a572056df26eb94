package io.sitrep.notifier.subscription;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.channel.Registration;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who wants to know: enrols, lists and forgets them. */
@ApplicationScoped
public class Subscribers {
    private static final String TOGETHER =
            "select e, s from Endpoint e join Subscription s on s.subscriber = e.subscriber where e.position = 0 ";

    // Whoever comes second under one id waits here for the first, and then finds what that one made.
    private static final String NOBODY_TWICE =
            "INSERT INTO subscribers (id, created_at) VALUES (:id, now()) ON CONFLICT DO NOTHING";

    // The ledger keeps the row, without a name to it. What is on its way right now can't be called back.
    private static final String CANCEL = """
            SELECT settle_endpoints(array(SELECT id FROM endpoints WHERE subscriber_id = $1), 'cancelled',
                'the subscriber was deleted')""";

    private final PreferencesCheck check;
    private final Channels channels;
    private final SecretBox box;
    private final Clock clock;
    private final Pool pool;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    Subscribers(PreferencesCheck check, Channels channels, SecretBox box, Clock clock, Pool pool) {
        this.check = check;
        this.channels = channels;
        this.box = box;
        this.clock = clock;
        this.pool = pool;
    }

    /**
     * Confirmed at once. Whoever was enrolled under this id before is answered again, with the secret, and nobody is added.
     * Fails with a 422 that names what is wrong.
     */
    public Uni<Enrolled> enrol(UUID id, NewSubscriber wanted) {
        return get(id).chain(before -> before.map(this::asNew)
                .map(known -> Uni.createFrom().item(known))
                .orElseGet(() -> add(id, wanted)));
    }

    private Uni<Enrolled> add(UUID id, NewSubscriber wanted) {
        return Uni.createFrom()
                .item(() -> check.check(wanted))
                .chain(preferences -> channels.named(wanted.channel())
                        .orElseThrow()
                        .register(new Registration(wanted.address(), Optional.ofNullable(wanted.secret())))
                        .chain(registered -> store(id, wanted, registered, preferences)));
    }

    /** Newest first, after the one given. */
    public Uni<List<Enrolled>> list(Optional<UUID> after, int limit) {
        return Panache.withSession(() -> Panache.getSession()
                        .chain(session -> session.createSelectionQuery(
                                        TOGETHER
                                                + "and (:all = true or e.subscriber.id < :after) order by e.subscriber.id desc",
                                        Object[].class)
                                .setParameter("all", after.isEmpty())
                                .setParameter("after", after.orElse(new UUID(0, 0)))
                                .setMaxResults(limit)
                                .getResultList()))
                .map(rows -> rows.stream().map(Subscribers::together).toList());
    }

    public Uni<Optional<Enrolled>> get(UUID id) {
        return Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.createSelectionQuery(TOGETHER + "and e.subscriber.id = :id", Object[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(Subscribers::together)));
    }

    /** @return false when there was no such subscriber */
    public Uni<Boolean> delete(UUID id) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(CANCEL)
                .execute(Tuple.of(id))
                .chain(() -> connection
                        .preparedQuery("DELETE FROM subscribers WHERE id = $1")
                        .execute(Tuple.of(id)))
                .map(rows -> rows.rowCount() > 0));
    }

    private Uni<Enrolled> store(UUID id, NewSubscriber wanted, Registration registered, Preferences preferences) {
        return Panache.withTransaction(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(NOBODY_TWICE)
                                .setParameter("id", id)
                                .executeUpdate()
                                .chain(added -> added == 0
                                        ? Uni.createFrom().item(Optional.<Enrolled>empty())
                                        : describe(
                                                        session.getReference(Subscriber.class, id),
                                                        wanted,
                                                        registered,
                                                        preferences)
                                                .map(Optional::of))))
                .chain(stored -> stored.map(enrolled -> Uni.createFrom().item(enrolled))
                        .orElseGet(() -> get(id).map(before -> asNew(before.orElseThrow()))));
    }

    private Uni<Enrolled> describe(
            Subscriber subscriber, NewSubscriber wanted, Registration registered, Preferences preferences) {
        Endpoint endpoint = new Endpoint();
        endpoint.id = ids.generate();
        endpoint.subscriber = subscriber;
        endpoint.channel = wanted.channel();
        endpoint.address = registered.address();
        endpoint.secret = registered.secret().map(box::seal).orElse(null);
        endpoint.state = Endpoint.ACTIVE;
        Subscription subscription = subscription(subscriber, preferences);
        return endpoint.persist()
                .chain(() -> subscription.persist())
                .replaceWith(new Enrolled(endpoint, subscription, registered.secret()));
    }

    private Subscription subscription(Subscriber subscriber, Preferences preferences) {
        String token = Token.make();
        Subscription subscription = new Subscription();
        subscription.id = ids.generate();
        subscription.subscriber = subscriber;
        subscription.state = Subscription.ACTIVE;
        subscription.components = preferences.filter().components().toArray(UUID[]::new);
        subscription.regions = preferences.filter().regions().toArray(String[]::new);
        subscription.minImpact = preferences.filter().minImpact().word();
        subscription.minRank = (short) preferences.filter().minImpact().rank();
        subscription.maintenances = preferences.flags().maintenances();
        subscription.postmortems = preferences.flags().postmortems();
        subscription.everyUpdate = preferences.flags().everyUpdate();
        subscription.locale = preferences.locale();
        subscription.timeZone = preferences.timeZone();
        subscription.tokenHash = Token.hash(token);
        subscription.tokenSealed = box.seal(token);
        subscription.createdAt = clock.instant();
        return subscription;
    }

    private Enrolled asNew(Enrolled known) {
        return new Enrolled(
                known.endpoint(),
                known.subscription(),
                Optional.ofNullable(known.endpoint().secret).map(box::open));
    }

    private static Enrolled together(Object[] row) {
        return new Enrolled((Endpoint) row[0], (Subscription) row[1], Optional.empty());
    }
}
