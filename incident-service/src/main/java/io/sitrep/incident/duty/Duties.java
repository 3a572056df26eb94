package io.sitrep.incident.duty;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.incident.Settings;
import io.sitrep.incident.Settings.Role;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * What a replica does besides showing the page, and when it begins: once the schema is as this release wants it. Where the
 * database is away at the start the page is shown meanwhile, and it is tried again until the database is there. A replica that
 * serves public reads only never begins, and never touches the schema.
 */
@Singleton
public class Duties {
    /** Of their beginning, among the observers of the start. */
    public static final int PRIORITY = 100;

    private static final Logger LOG = Logger.getLogger(Duties.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Class 08 of SQL states: no connection came about, or it was lost. 57P03: the server is starting up. */
    private static final String NO_CONNECTION = "08";

    private static final String STARTING_UP = "57P03";

    private final Flyway schema;
    private final Role role;
    private final Event<DutiesBegin> begin;
    private volatile boolean begun;

    Duties(Flyway schema, Settings settings, Event<DutiesBegin> begin) {
        this.schema = schema;
        this.role = settings.role();
        this.begin = begin;
    }

    void start(@Observes @Priority(PRIORITY) StartupEvent started) {
        if (role == Role.ALL && !begins()) {
            LOG.error("the database is away: the page shows its last state, everything else waits");
            Thread waiting = new Thread(this::beginLater, "duties");
            waiting.setDaemon(true);
            waiting.start();
        }
    }

    public boolean begun() {
        return begun;
    }

    /** Whether this replica is as far as it will come: one for public reads has nothing to begin. */
    boolean complete() {
        return begun || role == Role.PAGE;
    }

    private void beginLater() {
        try {
            while (!begins()) {
                Thread.sleep(PAUSE.toMillis());
            }
            LOG.info("the database is there: everything works");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.error("the service can not work like this and ends", failure);
            Quarkus.asyncExit(1);
        }
    }

    /** Any failure but an absent database is the operator's to know at once. */
    private boolean begins() {
        try {
            schema.migrate();
        } catch (FlywayException failure) {
            if (isAway(failure)) {
                return false;
            }
            throw failure;
        }
        begin.fire(new DutiesBegin());
        begun = true;
        return true;
    }

    private static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused
                    && refused.getSQLState() != null
                    && (refused.getSQLState().startsWith(NO_CONNECTION)
                            || refused.getSQLState().equals(STARTING_UP))) {
                return true;
            }
        }
        return false;
    }
}
