package io.sitrep.notifier.subscription;

import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.catalog.Catalog;
import io.sitrep.notifier.channel.Channel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * What anybody may ask for. Each request is written down as a subscriber of its own who is told nothing yet, whether the address is known
 * or not, so that the answer gives nothing away; what it takes the place of is decided when it is confirmed.
 */
@Singleton
public class Requests {
    private final PreferencesCheck check;
    private final Catalog catalog;
    private final Newcomers newcomers;
    private final Register register;
    private final Event<QuestionsWaiting> waiting;
    private final Pool pool;

    Requests(
            PreferencesCheck check,
            Catalog catalog,
            Newcomers newcomers,
            Register register,
            Event<QuestionsWaiting> waiting,
            Pool pool) {
        this.check = check;
        this.catalog = catalog;
        this.newcomers = newcomers;
        this.register = register;
        this.waiting = waiting;
        this.pool = pool;
    }

    /**
     * @param state pending while the address is to be asked, else active
     * @param secret what messages are signed with, where the channel signs
     */
    public record Accepted(String state, Optional<String> secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Accepted[" + state + "]";
        }
    }

    /**
     * Fails with a 422 that names what is wrong.
     *
     * @param how form or api
     */
    public Uni<Accepted> take(NewSubscriber wanted, String how) {
        if (wanted.secret() != null) {
            throw ProblemException.invalid("secret", "is made here");
        }
        return catalog.choices()
                .map(choices -> check.check(wanted, choices))
                .chain(preferences -> newcomers.take(wanted, true).chain(taken -> write(preferences, taken, how)))
                .invoke(accepted -> waiting.fire(new QuestionsWaiting()));
    }

    private Uni<Accepted> write(Preferences preferences, List<Newcomers.Taken> taken, String how) {
        Newcomer newcomer = newcomers.of(newcomers.id(), preferences, taken, Channel::asksFirst);
        return pool.withTransaction(connection -> register.write(connection, List.of(newcomer), how))
                .replaceWith(new Accepted(
                        newcomer.active() ? "active" : "pending",
                        taken.get(0).registration().secret()));
    }
}
