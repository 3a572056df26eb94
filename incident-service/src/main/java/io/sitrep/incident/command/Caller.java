package io.sitrep.incident.command;

import io.sitrep.incident.domain.Actor;

/**
 * Who asks for a change, and as part of what.
 *
 * @param token id of the token the request came with; idempotency keys are counted per token
 * @param actor the person or program acting
 * @param traceparent the W3C trace context of the request, or null
 */
public record Caller(String token, Actor actor, String traceparent) {}
