package io.sitrep.incident.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Overdue;
import io.sitrep.incident.view.PageAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes what happened in the transaction that makes it happen: both are there or neither is. */
@ApplicationScoped
public class Outbox {
    private final ObjectMapper json;
    private final Events events;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    Outbox(ObjectMapper json, PageAddress page) {
        this.json = json;
        this.events = new Events(page);
    }

    /** @param traceparent of the request that led to the decision, or null */
    public Uni<Void> append(Decision decision, String traceparent) {
        Object[] rows = events.of(decision).stream()
                .map(event -> row(event, traceparent))
                .toArray();
        return Panache.getSession().chain(session -> session.persistAll(rows)).replaceWithVoid();
    }

    /** What the event of a publication would carry. */
    public Object publicationData(Decision decision) {
        return events.publication(decision).data();
    }

    /** A signal, for a human to look at. */
    public Uni<Void> append(Overdue overdue) {
        return Panache.getSession().chain(session -> session.persist(row(events.of(overdue), null)));
    }

    private OutboxRow row(NewEvent event, String traceparent) {
        OutboxRow row = new OutboxRow();
        row.eventId = ids.generate();
        row.topic = event.topic();
        row.key = event.key();
        row.type = event.type();
        row.subject = event.subject();
        row.time = event.time();
        row.traceparent = traceparent;
        row.data = write(event.data());
        return row;
    }

    private String write(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
