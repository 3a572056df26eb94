package io.sitrep.bot.discord.broken;

import io.sitrep.bot.slack.SlackNames;

/** Breaks the rule that one platform knows nothing of another. */
public class BrokenDiscord {
    public SlackNames names;
}
