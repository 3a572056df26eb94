package io.sitrep.incident.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Overdue;
import io.sitrep.incident.sql.PlainSql;
import io.sitrep.incident.view.PageAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Writes what happened in the transaction that makes it happen: both are there or neither is. */
@ApplicationScoped
public class Outbox {
    private static final String APPEND = """
            INSERT INTO outbox (event_id, topic, key, type, subject, time, data, traceparent)
            SELECT e.*, $8 FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[]) AS e""";

    private final ObjectMapper json;
    private final Events events;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    Outbox(ObjectMapper json, PageAddress page) {
        this.json = json;
        this.events = new Events(page);
    }

    /** What has to be told of a decision. Writes nothing yet. */
    public Told told(Decision decision) {
        return told(events.of(decision));
    }

    /** The same of many decisions at once. */
    public Told told(Collection<Decision> decisions) {
        return told(decisions.stream()
                .flatMap(decision -> events.of(decision).stream())
                .toList());
    }

    /** @param traceparent of the request that led to it, or null */
    public Uni<Void> append(Told told, String traceparent) {
        List<NewEvent> all = told.events();
        return PlainSql.update(
                        APPEND,
                        all.stream().map(event -> ids.generate()).toArray(UUID[]::new),
                        texts(all, NewEvent::topic),
                        texts(all, NewEvent::key),
                        texts(all, NewEvent::type),
                        texts(all, NewEvent::subject),
                        all.stream()
                                .map(event -> event.time().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new),
                        told.data(),
                        traceparent)
                .replaceWithVoid();
    }

    /** What the event of a publication would carry. */
    public Object publicationData(Decision decision) {
        return events.publication(decision).data();
    }

    /** A signal, for a human to look at. */
    public Uni<Void> append(Overdue overdue) {
        return append(told(List.of(events.of(overdue))), null);
    }

    /** What became of things of the catalog, in this order. */
    public Uni<Void> appendCatalog(List<CatalogChange> changes) {
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : append(told(changes.stream().map(events::of).toList()), null);
    }

    private Told told(List<NewEvent> all) {
        return new Told(all, all.stream().map(event -> write(event.data())).toList());
    }

    private static String[] texts(List<NewEvent> all, Function<NewEvent, String> of) {
        return all.stream().map(of).toArray(String[]::new);
    }

    private String write(Object data) {
        if (data == null) {
            return null;
        }
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
