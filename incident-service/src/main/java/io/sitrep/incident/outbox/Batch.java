package io.sitrep.incident.outbox;

import io.sitrep.incident.outbox.EventProducer.Unsendable;
import io.sitrep.incident.outbox.OutboxTable.Drain;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * One batch: read, send in one Kafka transaction, delete. When Kafka refuses one row for what it is, that row is parked
 * and with it whatever follows under its key; the next batch goes on with everybody else.
 */
final class Batch {
    private static final Logger LOG = Logger.getLogger(Batch.class);
    private static final int ROWS = 500;

    private final Drain drain;
    private final EventProducer producer;

    Batch(Drain drain, EventProducer producer) {
        this.drain = drain;
        this.producer = producer;
    }

    /** Answers how many rows were dealt with; 0 when there is nothing to do. */
    int run() throws Exception {
        List<PendingEvent> events = drain.next(ROWS);
        if (events.isEmpty()) {
            return 0;
        }
        try {
            producer.send(events);
            drain.delete(events);
            events.forEach(Batch::log);
            return events.size();
        } catch (Unsendable refused) {
            drain.park(refused.event(), refused.getMessage());
            LOG.errorf(
                    "outbox: event %s of %s can't be sent and holds up its incident: %s",
                    refused.event().eventId(), refused.event().subject(), refused.getMessage());
            return 1;
        }
    }

    private static void log(PendingEvent event) {
        MDC.put("incidentId", event.key());
        MDC.put("eventId", event.eventId());
        LOG.infof("%s: %s", event.subject(), event.type());
        MDC.clear();
    }
}
