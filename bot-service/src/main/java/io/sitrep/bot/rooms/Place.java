package io.sitrep.bot.rooms;

import java.util.UUID;

/** One incident in one workspace. */
public record Place(UUID incident, String platform, String workspace) {}
