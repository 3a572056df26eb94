package io.sitrep.bot.discord.rooms;

import java.util.Optional;

/**
 * A guild rooms are made in.
 *
 * @param incidentsChannel whose threads they are, or beside which they stand
 */
record Home(String guild, Optional<String> incidentsChannel) {}
