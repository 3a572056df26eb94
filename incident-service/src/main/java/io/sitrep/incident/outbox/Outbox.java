package io.sitrep.incident.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Update;
import io.sitrep.incident.view.IncidentView;
import io.sitrep.incident.view.PageAddress;
import io.sitrep.incident.view.PublicIncident;
import io.sitrep.incident.view.PublicUpdate;
import io.sitrep.incident.view.UpdateView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Turns a decision into the events that tell of it, and writes them in the transaction that carries it out. */
@ApplicationScoped
public class Outbox {
    private static final String PUBLISHED = "io.sitrep.publication.published.v1";

    private final ObjectMapper json;
    private final PageAddress page;

    Outbox(ObjectMapper json, PageAddress page) {
        this.json = json;
        this.page = page;
    }

    /** @param traceparent of the request that led to the decision, or null */
    public Uni<Void> append(Decision decision, String traceparent) {
        List<OutboxRow> rows = new ArrayList<>();
        rows.add(fact(decision));
        if (decision.published()) {
            rows.add(publication(decision));
        }
        rows.forEach(row -> row.traceparent = traceparent);
        return Panache.getSession()
                .chain(session -> session.persistAll(rows.toArray()))
                .replaceWithVoid();
    }

    private OutboxRow fact(Decision decision) {
        Incident incident = decision.after();
        Update update = decision.update();
        EventData data = new EventData(
                incident.revision().facts(),
                update.author().origin().wire(),
                update.notifies(),
                IncidentView.head(incident, page),
                UpdateView.of(update));
        return row(Topics.INCIDENTS, "io.sitrep.incident." + decision.fact().wire() + ".v1", incident, update, data);
    }

    private OutboxRow publication(Decision decision) {
        Incident incident = decision.after();
        Update update = decision.update();
        EventData data = new EventData(
                incident.revision().publications(),
                update.author().origin().wire(),
                update.notifies(),
                PublicIncident.of(incident, page),
                PublicUpdate.of(update));
        return row(Topics.PUBLICATIONS, PUBLISHED, incident, update, data);
    }

    private OutboxRow row(String topic, String type, Incident incident, Update update, EventData data) {
        OutboxRow row = new OutboxRow();
        row.eventId = UUID.randomUUID();
        row.topic = topic;
        row.key = incident.key().id().toString();
        row.type = type;
        row.subject = incident.key().ref();
        row.time = update.createdAt();
        row.data = write(data);
        return row;
    }

    private String write(EventData data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
