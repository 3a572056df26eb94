package io.sitrep.bot.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Follows what happens to incidents, whoever made it happen. A record is acknowledged once what it says is in our own
 * tables; the same again, or what is older than what stands there, has no effect.
 */
@ApplicationScoped
@Startup // what it counts is there, at none, before the first record comes
public class EventConsumers {
    private static final String FACTS = "io.sitrep.incident.";
    private static final String MAINTENANCES = "io.sitrep.maintenance.";
    private static final String SIGNALS = "io.sitrep.signal.";
    private static final String COUNTS = "io.sitrep.delivery.";

    private final UntilKept incidents;
    private final UntilKept deliveries;
    private final UntilKept signals;

    private final ObjectMapper json;
    private final Projection projection;
    private final Event<IncidentMoved> moved;
    private final Clock clock;

    @Inject
    EventConsumers(
            ObjectMapper json, Projection projection, Event<IncidentMoved> moved, Clock clock, MeterRegistry meters) {
        this.incidents = new UntilKept("sitrep.incidents", meters);
        this.deliveries = new UntilKept("sitrep.deliveries", meters);
        this.signals = new UntilKept("sitrep.signals", meters);
        this.json = CloudEvent.tolerant(json);
        this.projection = projection;
        this.moved = moved;
        this.clock = clock;
    }

    @Incoming("incidents")
    public Uni<Void> incident(Message<byte[]> message) {
        return incidents.orDeadLetter(message, () -> keepFact(CloudEvent.of(message)));
    }

    @Incoming("deliveries")
    public Uni<Void> delivery(Message<byte[]> message) {
        return deliveries.orDeadLetter(message, () -> keepCount(CloudEvent.of(message)));
    }

    @Incoming("signals")
    public Uni<Void> signal(Message<byte[]> message) {
        return signals.orDeadLetter(message, () -> keepSignal(CloudEvent.of(message)));
    }

    /** Another type may have another shape: it is not this version's to judge. */
    private Uni<Void> keepFact(CloudEvent event) {
        if (!event.isOf(FACTS) && !event.isOf(MAINTENANCES)) {
            return Uni.createFrom().voidItem();
        }
        IncidentFact fact = event.as(IncidentFact.class, json).checked();
        Duration age = Duration.between(event.at(), clock.instant());
        return projection
                .keep(fact, age)
                .invoke(kept -> tell(kept, fact.incident()))
                .replaceWithVoid();
    }

    private Uni<Void> keepCount(CloudEvent event) {
        if (!event.isOf(COUNTS)) {
            return Uni.createFrom().voidItem();
        }
        DeliveryCount count = event.as(DeliveryCount.class, json).checked();
        return projection
                .keep(count)
                .invoke(kept -> moved.fire(new IncidentMoved(count.incident().id())))
                .replaceWithVoid();
    }

    private Uni<Void> keepSignal(CloudEvent event) {
        if (!event.isOf(SIGNALS)) {
            return Uni.createFrom().voidItem();
        }
        Signal signal = event.as(Signal.class, json);
        return signal.isOfAnIncident()
                ? projection
                        .keep(signal)
                        .invoke(kept -> tell(kept, signal.incident()))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private void tell(boolean kept, Head incident) {
        if (kept) {
            moved.fire(new IncidentMoved(incident.id()));
        }
    }
}
