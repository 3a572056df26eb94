package io.sitrep.bot.ledger;

import io.sitrep.bot.port.Invocation;
import io.sitrep.kit.trace.LogIds;
import io.sitrep.kit.trace.TraceContext;

/**
 * What lines of the log about a command carry: its id, as it stands in the ledger, and the trace that begins with it, which what the
 * other services say of it carries, too.
 */
final class CommandLines {
    private CommandLines() {}

    static LogIds of(Entry entry) {
        return of(entry.invocation());
    }

    static LogIds of(Invocation invocation) {
        return LogIds.of(TraceContext.of(Entry.keyOf(invocation), false)).invocation(invocation.id());
    }
}
