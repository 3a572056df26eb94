package io.sitrep.incident.domain;

/**
 * What the domain decided: the incident as it is from now on and what has to be told.
 *
 * @param after the incident after the change
 * @param update what was said
 * @param fact what happened
 * @param published whether the public learns of it
 */
public record Decision(Incident after, Update update, Fact fact, boolean published) {}
