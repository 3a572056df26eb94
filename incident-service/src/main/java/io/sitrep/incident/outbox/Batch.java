package io.sitrep.incident.outbox;

import io.opentelemetry.api.trace.SpanKind;
import io.sitrep.incident.outbox.EventProducer.Unsendable;
import io.sitrep.incident.outbox.OutboxTable.Drain;
import io.sitrep.kit.trace.LogIds;
import io.sitrep.kit.trace.Step;
import io.sitrep.kit.trace.TraceContext;
import io.sitrep.kit.trace.Tracing;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * One batch: read, send in one Kafka transaction, delete. When Kafka refuses one row for what it is, that row is parked
 * and with it whatever follows under its key; the next batch goes on with everybody else.
 */
final class Batch {
    private static final Logger LOG = Logger.getLogger(Batch.class);
    private static final int ROWS = 500;

    private final Drain drain;
    private final EventProducer producer;
    private final Tracing tracing;

    Batch(Drain drain, EventProducer producer, Tracing tracing) {
        this.drain = drain;
        this.producer = producer;
        this.tracing = tracing;
    }

    /** Answers how many rows were dealt with; 0 when there is nothing to do. */
    int run() throws Exception {
        List<PendingEvent> events = drain.next(ROWS);
        if (events.isEmpty()) {
            return 0;
        }
        List<Step> steps = events.stream().map(this::begun).toList();
        try {
            producer.send(placed(events, steps));
            drain.delete(events);
            log(events, steps);
            return events.size();
        } catch (Unsendable refused) {
            steps.forEach(step -> step.failed("refused"));
            drain.park(refused.event(), refused.getMessage());
            lines(
                            refused.event(),
                            TraceContext.of(refused.event().traceparent()).orElse(null))
                    .event(refused.event().eventId())
                    .errorf(LOG, "can't be sent and holds up its incident: %s", refused.getMessage());
            return 1;
        } finally {
            steps.forEach(Step::end);
        }
    }

    /** From when it was written: how long it waited in the outbox is part of it. */
    private Step begun(PendingEvent event) {
        TraceContext request = TraceContext.of(event.traceparent()).orElse(null);
        return tracing.within(SpanKind.PRODUCER, event.type(), request, event.time())
                .with("sitrep.event", event.eventId().toString());
    }

    private static List<PendingEvent> placed(List<PendingEvent> events, List<Step> steps) {
        return IntStream.range(0, events.size())
                .mapToObj(i -> events.get(i).within(steps.get(i).context()))
                .toList();
    }

    private static void log(List<PendingEvent> events, List<Step> steps) {
        for (int i = 0; i < events.size(); i++) {
            PendingEvent event = events.get(i);
            // A thing of the catalog is no incident, and named in the text.
            String what = isOfTheCatalog(event) ? event.type() + " " + event.subject() : event.type();
            lines(event, steps.get(i).context()).infof(LOG, "%s", what);
        }
    }

    private static LogIds lines(PendingEvent event, TraceContext trace) {
        LogIds ids = LogIds.of(trace).event(event.eventId());
        return isOfTheCatalog(event) ? ids : ids.incident(event.key()).ref(event.subject());
    }

    private static boolean isOfTheCatalog(PendingEvent event) {
        return Topics.CATALOG.equals(event.topic());
    }
}
