package io.sitrep.incident.audit;

import io.sitrep.incident.domain.Actor;
import io.sitrep.incident.store.IncidentRef;
import java.time.Instant;

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
        String reason) {}
