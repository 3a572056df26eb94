package io.sitrep.kit.trace;

import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jboss.logging.MDC;

/**
 * One line of the log that is about something with an id. Each id is a field of the line, for whoever collects logs; the one that was
 * named last is also what its text begins with, for people. So no id is in the text alone: a line that names one is written from here.
 * The next line on the same thread carries none of them.
 */
public final class LogIds {
    private static final String OURS = LogIds.class.getName();

    /** Somebody else may have made the id: one line stays one. */
    private static final Pattern NOT_FOR_TEXT = Pattern.compile("\\p{Cntrl}");

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Map<String, String> ids = new LinkedHashMap<>();
    private String beginning = "";

    private LogIds() {}

    /** Of what is in no trace, or of which nobody knows it. */
    public static LogIds of() {
        return new LogIds();
    }

    /** @param trace null where there is none */
    public static LogIds of(TraceContext trace) {
        LogIds ids = new LogIds();
        if (trace != null) {
            ids.ids.put("traceId", trace.traceId());
            ids.ids.put("spanId", trace.spanId());
        }
        return ids;
    }

    public LogIds incident(Object id) {
        return and("incidentId", id);
    }

    /** What people call the incident, {@code INC-42}. */
    public LogIds ref(String ref) {
        and("incidentRef", ref);
        if (ref != null) {
            beginning = ref + ": ";
        }
        return this;
    }

    public LogIds event(Object id) {
        return and("eventId", id);
    }

    /** As the header of a record says it that perhaps nobody can read: what is no UUID is not repeated. */
    public LogIds eventSaid(String id) {
        return id != null && UUID_FORM.matcher(id).matches() ? event(id) : this;
    }

    public LogIds delivery(Object id) {
        return and("deliveryId", id);
    }

    public LogIds endpoint(Object id) {
        return and("endpointId", id);
    }

    public LogIds mail(Object id) {
        return and("mailId", id);
    }

    /** Something somebody did in a chat. */
    public LogIds invocation(Object id) {
        return and("invocationId", id);
    }

    /** @param id nothing is said of it where it is null */
    private LogIds and(String name, Object id) {
        if (id != null) {
            ids.put(name, id.toString());
            beginning = name + "=" + id + " ";
        }
        return this;
    }

    public void debugf(Logger log, Throwable failure, String says, Object... of) {
        line(log, Level.DEBUG, failure, says, of);
    }

    public void infof(Logger log, String says, Object... of) {
        line(log, Level.INFO, null, says, of);
    }

    public void warnf(Logger log, String says, Object... of) {
        line(log, Level.WARN, null, says, of);
    }

    public void errorf(Logger log, String says, Object... of) {
        line(log, Level.ERROR, null, says, of);
    }

    public void errorf(Logger log, Throwable failure, String says, Object... of) {
        line(log, Level.ERROR, failure, says, of);
    }

    public void logf(Logger log, Level level, String says, Object... of) {
        line(log, level, null, says, of);
    }

    private void line(Logger log, Level level, Throwable failure, String says, Object[] of) {
        if (!log.isEnabled(level)) {
            return;
        }
        String begins = NOT_FOR_TEXT.matcher(beginning).replaceAll("?");
        if (of.length == 0) {
            around(() -> log.log(level, OURS, begins + says, failure));
        } else {
            around(() -> log.logf(OURS, level, failure, begins.replace("%", "%%") + says, of));
        }
    }

    /** What stood there before stands there again afterwards. */
    void around(Runnable line) {
        // On an event loop's own context, which is everybody's, Quarkus gives each id a context of its own, and the
        // line none of them.
        if (Vertx.currentContext() instanceof ContextInternal current && !current.isDuplicate()) {
            ContextInternal own = current.duplicate();
            ContextInternal before = own.beginDispatch();
            try {
                here(line);
            } finally {
                own.endDispatch(before);
            }
        } else {
            here(line);
        }
    }

    private void here(Runnable line) {
        Map<String, Object> before = new LinkedHashMap<>();
        ids.forEach((name, id) -> {
            before.put(name, MDC.get(name));
            MDC.put(name, id);
        });
        try {
            line.run();
        } finally {
            before.forEach((name, was) -> {
                if (was == null) {
                    MDC.remove(name);
                } else {
                    MDC.put(name, was);
                }
            });
        }
    }
}
