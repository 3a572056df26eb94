package io.sitrep.bot.discord.answer;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The first answers this process is about to give, by the ids of their interactions. */
@Singleton
public class WaitingAnswers {
    private final Map<String, FirstAnswer> waiting = new ConcurrentHashMap<>();

    /** Whether it is the first of this interaction here; another of the same is not to be worked on. */
    public boolean keep(String interaction, FirstAnswer answer) {
        return waiting.putIfAbsent(interaction, answer) == null;
    }

    public void forget(String interaction) {
        waiting.remove(interaction);
    }

    /** Empty for an interaction that came to another process, or long ago. */
    public Optional<FirstAnswer> of(String interaction) {
        return Optional.ofNullable(waiting.get(interaction));
    }
}
