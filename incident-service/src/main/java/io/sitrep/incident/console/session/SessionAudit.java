package io.sitrep.incident.console.session;

import io.sitrep.incident.access.Grant;
import io.sitrep.incident.audit.AuditEntry;
import io.sitrep.incident.audit.AuditTable;
import io.sitrep.incident.audit.Outcome;
import io.sitrep.incident.audit.Refusals;
import io.sitrep.incident.domain.Actor;
import io.sitrep.incident.domain.Origin;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Who came into the console and who left it, in the audit; and that somebody wanted to and could not. */
@Singleton
class SessionAudit {
    private static final String CONSOLE = "POST /console/";
    private static final int SEE_OTHER = 303;
    private static final int UNAUTHORIZED = 401;

    private final AuditTable table;
    private final Refusals refusals;
    private final Clock clock;

    SessionAudit(AuditTable table, Refusals refusals, Clock clock) {
        this.table = table;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** In the current transaction. */
    Uni<Void> entered(Grant grant) {
        return table.add(accepted("sign-in", grant, null));
    }

    /** In the current transaction. */
    Uni<Void> left(String how, Grant grant) {
        return table.add(accepted(how, grant, null));
    }

    /** In the current transaction. */
    Uni<Void> signedOut(String actor, Grant by) {
        return table.add(accepted("signed-in/end", by, actor));
    }

    /** Returns at once. */
    void refused() {
        refusals.add(new AuditEntry(
                clock.instant(),
                null,
                null,
                CONSOLE + "sign-in",
                null,
                null,
                UNAUTHORIZED,
                Outcome.REFUSED,
                "/problems/sign-in-refused"));
    }

    private AuditEntry accepted(String what, Grant grant, String target) {
        return new AuditEntry(
                clock.instant(),
                new Actor(grant.actor(), grant.name(), Origin.WEB),
                grant.id(),
                CONSOLE + what,
                target,
                null,
                SEE_OTHER,
                Outcome.ACCEPTED,
                null);
    }
}
