package io.sitrep.bot.command;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.reply.HelpLine;
import io.sitrep.bot.reply.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a verb is typed. From the usages of all verbs come the parser, the help, and a platform's registration. What it does
 * is said by the phrase {@code verb.} and the verb.
 *
 * @param verb in small letters
 * @param aliases other words for the same, in small letters
 * @param parameters in the order they are typed
 * @param needed the role it wants; empty when everybody may
 */
public record Usage(String verb, List<String> aliases, List<Parameter> parameters, Optional<Role> needed) {
    public Usage {
        aliases = List.copyOf(aliases);
        parameters = List.copyOf(parameters);
    }

    /** Of a verb that has no other word for it. */
    public static Usage of(String verb, Role needed, Parameter... parameters) {
        return new Usage(verb, List.of(), List.of(parameters), Optional.of(needed));
    }

    public HelpLine helpLine() {
        String typed = Stream.concat(Stream.of(verb), parameters.stream().map(Parameter::sign))
                .filter(sign -> !sign.isEmpty())
                .collect(Collectors.joining(" "));
        return new HelpLine(typed, meaning());
    }

    public Phrase meaning() {
        return Phrase.of("verb." + verb);
    }

    /** Each word it can be called by. */
    public Stream<String> words() {
        return Stream.concat(Stream.of(verb), aliases.stream());
    }
}
