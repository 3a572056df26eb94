package io.sitrep.bot.port;

import java.util.Map;

/**
 * One thing somebody did: a line they typed, a button they clicked, a form they sent. The same invocation may arrive more
 * than once; its id is the same each time.
 *
 * @param id unique over all platforms; what the platform gave, after the platform's name
 * @param channel where it was done
 * @param text what came after {@code /incident}, as the person sees it; of a button or a form, its command
 * @param filled the values of a form, by the keys of its fields; empty for anything else
 * @param mentioned people the text mentions: what the platform calls them, by the words that stand for them in it, {@code @bob}
 * @param replyTo where a late answer goes; it works like a secret. Empty when no answer is wanted
 * @param trigger what opens a form for this person within 3 s; empty when nothing does. It is not kept
 */
public record Invocation(
        String id,
        Person person,
        String channel,
        String text,
        Map<String, String> filled,
        Map<String, String> mentioned,
        String replyTo,
        String trigger) {
    public Invocation {
        filled = Map.copyOf(filled);
        mentioned = Map.copyOf(mentioned);
    }

    /** One that mentions nobody. */
    public Invocation(
            String id,
            Person person,
            String channel,
            String text,
            Map<String, String> filled,
            String replyTo,
            String trigger) {
        this(id, person, channel, text, filled, Map.of(), replyTo, trigger);
    }

    /** The same done once more, after nothing came of this one: another command. */
    public Invocation anew() {
        return new Invocation(id + "+", person, channel, text, filled, mentioned, replyTo, trigger);
    }

    /** Leaves out what must not reach a log. */
    @Override
    public String toString() {
        return "Invocation[" + id + "]";
    }
}
