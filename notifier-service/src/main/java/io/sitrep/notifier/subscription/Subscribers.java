package io.sitrep.notifier.subscription;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.notifier.catalog.Catalog;
import io.sitrep.notifier.erasure.Erasures;
import io.sitrep.notifier.erasure.Fingerprints;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Subscribers as an administrator keeps them: enrols and lists them. */
@ApplicationScoped
public class Subscribers {
    private static final String TOGETHER =
            "select e, s from Endpoint e join Subscription s on s.subscriber = e.subscriber"
                    + " where e.position = 0 and e.subscriber.account = false ";

    private final PreferencesCheck check;
    private final Catalog catalog;
    private final Newcomers newcomers;
    private final Register register;
    private final Erasures erasures;
    private final Fingerprints fingerprints;
    private final Trail trail;
    private final SecretBox box;
    private final Pool pool;

    Subscribers(
            PreferencesCheck check,
            Catalog catalog,
            Newcomers newcomers,
            Register register,
            Erasures erasures,
            Fingerprints fingerprints,
            Trail trail,
            SecretBox box,
            Pool pool) {
        this.check = check;
        this.catalog = catalog;
        this.newcomers = newcomers;
        this.register = register;
        this.erasures = erasures;
        this.fingerprints = fingerprints;
        this.trail = trail;
        this.box = box;
        this.pool = pool;
    }

    /**
     * Which ones; null lets everything pass.
     *
     * @param address a part of it, in whatever case
     * @param state as {@link Enrolled#state()} has it
     */
    public record Wanted(String address, String channel, String state) {
        private Map<String, Object> values() {
            Map<String, Object> values = new HashMap<>();
            if (address != null) {
                String literally = address.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
                values.put("address", "%" + literally + "%");
            }
            if (channel != null) {
                values.put("channel", channel);
            }
            if (state != null) {
                values.put("state", state);
            }
            return values;
        }

        private String conditions() {
            return (address == null ? "" : "and lower(e.address) like :address escape '!' ")
                    + (channel == null ? "" : "and e.channel = :channel ")
                    + (state == null
                            ? ""
                            : "and case when s.state = '" + Subscription.ACTIVE
                                    + "' then e.state else s.state end = :state ");
        }

        /** Without the address. */
        @Override
        public String toString() {
            return "Wanted[" + channel + ", " + state + "]";
        }
    }

    /**
     * Confirmed at once. Whoever was enrolled under this id before is answered again, with the secret, and nobody is added.
     * Fails with a 422 that names what is wrong, and with a 409 when the address was erased.
     */
    public Uni<Enrolled> enrol(UUID id, NewSubscriber wanted, String actor) {
        return get(id).chain(before -> before.map(this::asNew)
                .map(known -> Uni.createFrom().item(known))
                .orElseGet(() -> add(id, wanted, actor)));
    }

    private Uni<Enrolled> add(UUID id, NewSubscriber wanted, String actor) {
        return catalog.choices()
                .map(choices -> check.check(wanted, choices))
                .chain(preferences -> newcomers
                        .take(wanted)
                        .call(this::notErased)
                        .map(taken -> newcomers.of(id, preferences, taken, channel -> false)))
                .chain(newcomer -> pool.withTransaction(connection -> register.write(
                                connection, List.of(newcomer), "admin")
                        .call(added -> added == 0
                                ? Uni.createFrom().voidItem()
                                : trail.add(connection, new Trail.Entry(actor, "subscriber-enrolled", id, null)))))
                .chain(() -> get(id))
                .map(stored -> asNew(stored.orElseThrow()));
    }

    private Uni<Void> notErased(List<Newcomers.Taken> taken) {
        return fingerprints
                .get()
                .map(fingerprint -> taken.stream()
                        .map(each -> fingerprint.of(
                                each.channel().name(), each.registration().address()))
                        .toList())
                .chain(erasures::among)
                .invoke(erased -> {
                    if (!erased.isEmpty()) {
                        throw new ProblemException(Problem.of(
                                409,
                                "erased",
                                "The address was erased",
                                "Only who reads there can subscribe it again, and confirm"));
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Newest first, after the one given.
     *
     * @param wanted what is looked for
     */
    public Uni<List<Enrolled>> list(Wanted wanted, Optional<UUID> after, int limit) {
        Map<String, Object> values = wanted.values();
        after.ifPresent(id -> values.put("after", id));
        String conditions = wanted.conditions() + (after.isPresent() ? "and e.subscriber.id < :after " : "");
        return Panache.withSession(() -> Panache.getSession().chain(session -> {
                    var query = session.createSelectionQuery(
                                    TOGETHER + conditions + "order by e.subscriber.id desc", Object[].class)
                            .setMaxResults(limit);
                    values.forEach(query::setParameter);
                    return query.getResultList();
                }))
                .map(rows -> rows.stream().map(Subscribers::together).toList());
    }

    public Uni<Optional<Enrolled>> get(UUID id) {
        return Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.createSelectionQuery(TOGETHER + "and e.subscriber.id = :id", Object[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(Subscribers::together)));
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
