package io.sitrep.bot.port;

/**
 * One command as it was typed. The same invocation may arrive more than once; its id is the same each time.
 *
 * @param id unique over all platforms; what the platform gave, after the platform's name
 * @param channel where it was typed
 * @param text what came after {@code /incident}, as the person sees it
 * @param replyTo where a late answer goes; it works like a secret
 */
public record Invocation(String id, Person person, String channel, String text, String replyTo) {
    /** Leaves out what must not reach a log. */
    @Override
    public String toString() {
        return "Invocation[" + id + "]";
    }
}
