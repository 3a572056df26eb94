package io.sitrep.bot.command;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.port.Invocation;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.reply.Tongue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody asks for, understood, by somebody who may.
 *
 * @param person by the name others know them by
 * @param role what they hold; empty where the verb wants none
 * @param tongue of their language
 * @param invocation what they did, and where
 */
public record Asked(Arguments arguments, Person person, Optional<Role> role, Tongue tongue, Invocation invocation) {
    /** The same, about this incident though none was named. */
    public Asked about(String ref) {
        Map<Parameter, String> named = new HashMap<>(arguments.given());
        named.put(Parameter.REFERENCE, ref);
        return new Asked(new Arguments(named), person, role, tongue, invocation);
    }

    public Optional<String> get(Parameter parameter) {
        return arguments.get(parameter);
    }

    /** Whether it is a form that was sent: then its values count, and no other form is shown. */
    public boolean isFilled() {
        return !invocation.filled().isEmpty();
    }

    /** A form's value; empty when nothing stands there. */
    public Optional<String> filled(String key) {
        return Optional.ofNullable(invocation.filled().get(key))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    public boolean may(Role wanted) {
        return role.map(held -> held.includes(wanted)).orElse(false);
    }
}
