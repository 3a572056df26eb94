package io.sitrep.incident.domain;

import java.net.URI;

/**
 * Where something that belongs to an incident is: its room, a ticket, a call.
 *
 * @param title for people, or null
 */
public record Link(URI url, String title) {}
