package io.sitrep.incident.command;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.outbox.Relay;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** One change, one transaction; once it is committed the relay is told that there is something to carry. */
@ApplicationScoped
public class Transactions {
    private final Relay relay;

    Transactions(Relay relay) {
        this.relay = relay;
    }

    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Panache.withTransaction(work).invoke(relay::nudge);
    }
}
