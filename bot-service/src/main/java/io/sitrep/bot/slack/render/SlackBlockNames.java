package io.sitrep.bot.slack.render;

/** What our own blocks are called, so that what comes back from them is known. */
public final class SlackBlockNames {
    /** How the id of each button begins. */
    public static final String BUTTON = "sitrep:";

    private SlackBlockNames() {}
}
