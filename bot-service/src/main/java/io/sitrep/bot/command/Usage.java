package io.sitrep.bot.command;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.reply.HelpLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a verb is typed. From the usages of all verbs come the parser, the help, and a platform's registration.
 *
 * @param verb in small letters
 * @param aliases other words for the same, in small letters
 * @param parameters in the order they are typed
 * @param meaning what it does, in one sentence
 * @param needed the role it wants; empty when everybody may
 */
public record Usage(
        String verb, List<String> aliases, List<Parameter> parameters, String meaning, Optional<Role> needed) {
    public Usage {
        aliases = List.copyOf(aliases);
        parameters = List.copyOf(parameters);
    }

    public HelpLine helpLine() {
        String typed = Stream.concat(Stream.of(verb), parameters.stream().map(Parameter::sign))
                .collect(Collectors.joining(" "));
        return new HelpLine(typed, meaning);
    }

    /** Each word it can be called by. */
    public Stream<String> words() {
        return Stream.concat(Stream.of(verb), aliases.stream());
    }
}
