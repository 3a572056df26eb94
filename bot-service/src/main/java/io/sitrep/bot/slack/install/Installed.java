package io.sitrep.bot.slack.install;

/**
 * One workspace the bot is installed in.
 *
 * @param botUser what the bot itself is called there
 * @param token works in this workspace alone
 */
public record Installed(String workspace, String name, String botUser, String token) {
    /** Leaves out what must not reach a log. */
    @Override
    public String toString() {
        return "Installed[" + workspace + "]";
    }
}
