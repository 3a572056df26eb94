package io.sitrep.bot.events;

import java.util.UUID;

/** Something about an incident is kept that may show in its rooms. Fired in this process alone, after the commit. */
public record IncidentMoved(UUID incident) {}
