package io.sitrep.bot.command;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What was given for a verb's parameters, each checked and in its normal form; what is absent was not given. */
public record Arguments(Map<Parameter, String> given) {
    public Arguments {
        given = given.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(given));
    }

    public Optional<String> get(Parameter parameter) {
        return Optional.ofNullable(given.get(parameter));
    }
}
