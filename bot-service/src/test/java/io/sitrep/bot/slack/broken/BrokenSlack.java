package io.sitrep.bot.slack.broken;

import net.dv8tion.jda.api.JDA;

/** Breaks the rules that one platform knows nothing of another, and that the gateway alone runs JDA. */
public class BrokenSlack {
    public JDA jda;
}
