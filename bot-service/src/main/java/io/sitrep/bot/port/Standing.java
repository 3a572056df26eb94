package io.sitrep.bot.port;

import io.sitrep.bot.reply.Phrase;
import java.util.Optional;
import java.util.Set;

/**
 * What a platform says of a person.
 *
 * @param name what others call them
 * @param holds which of the asked holders they are: themselves, a group they are in, every member
 * @param doubt what the platform could not say just now, for the person to read
 * @param locale in which the platform speaks to them: {@code it-IT}; empty when it does not say
 */
public record Standing(String name, Set<String> holds, Optional<Phrase> doubt, Optional<String> locale) {
    public Standing {
        holds = Set.copyOf(holds);
    }

    /** Of somebody whose locale the platform does not say. */
    public Standing(String name, Set<String> holds, Optional<Phrase> doubt) {
        this(name, holds, doubt, Optional.empty());
    }
}
