package io.sitrep.incident.audit;

import io.sitrep.incident.domain.Actor;
import io.sitrep.incident.store.IncidentRef;
import java.time.Instant;
import java.util.UUID;

/**
 * Who asked for what, and what came of it. Never a payload, never a secret.
 *
 * @param actor null for somebody who is not known
 * @param token id of the token it came with, or null
 * @param action method and template of the route: {@code POST /api/v1/incidents/{ref}/updates}
 * @param target what the address named or what was made, or null
 * @param incident the incident it is about, or null; need not exist
 * @param status of the HTTP answer
 * @param reason type of the problem document, or null when accepted
 */
public record AuditEntry(
        Instant at,
        Actor actor,
        String token,
        String action,
        String target,
        IncidentRef incident,
        int status,
        Outcome outcome,
        String reason) {

    /** What another service of the suite refused, in its words. */
    public static AuditEntry refusedElsewhere(
            Instant at, Actor actor, String token, String action, String target, IncidentRef incident, String reason) {
        return new AuditEntry(at, actor, token, action, target, incident, 403, Outcome.REFUSED, reason);
    }

    /** What the clock did of itself: nobody asked for it, so there is no token, and no answer but that it is done. */
    public static AuditEntry ofTheClock(Instant at, Actor clock, String action, UUID target, IncidentRef incident) {
        return new AuditEntry(at, clock, null, action, target.toString(), incident, 200, Outcome.ACCEPTED, null);
    }
}
