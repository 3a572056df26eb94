package io.sitrep.kit.problem;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.sqlclient.DatabaseException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;

/** Tells failures apart: is a part we need away, or is it what was to be written? */
public final class Failures {
    private Failures() {}

    /** Whether the database refused what was to be written: SQLSTATE classes 22 and 23. */
    public static boolean isOfTheData(Throwable failure) {
        String state = sqlState(failure);
        return state.startsWith("22") || state.startsWith("23");
    }

    /**
     * Whether a part we need can't be reached just now, or has no room: connections refused, lost or waited for in vain,
     * and SQLSTATE classes 08 (connection), 53 (resources) and 57P (shutting down).
     */
    public static boolean isOfAPartThatIsAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof ClosedChannelException
                    || cause instanceof ConnectionPoolTooBusyException
                    || cause instanceof TimeoutException
                    || (cause instanceof VertxException
                            && String.valueOf(cause.getMessage()).contains("closed"))) {
                return true;
            }
        }
        String state = sqlState(failure);
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }

    /** The failure itself where it may be thrown as it is, else in a wrapper. */
    public static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }

    private static String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseException database && database.getSqlState() != null) {
                return database.getSqlState();
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
