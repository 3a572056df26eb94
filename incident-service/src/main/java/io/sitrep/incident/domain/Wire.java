package io.sitrep.incident.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A value that has a name outside of this program: in JSON, in the database, in chat. */
public interface Wire {
    String name();

    /** The name outside: lower case, words joined by underscores. */
    default String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a name as it came from outside; empty when no value has it. Case matters. */
    static <E extends Enum<E> & Wire> Optional<E> read(Class<E> type, String wire) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.wire().equals(wire))
                .findFirst();
    }

    /** Reads a name that we wrote ourselves. */
    static <E extends Enum<E> & Wire> E parse(Class<E> type, String wire) {
        return read(type, wire)
                .orElseThrow(() -> new IllegalStateException("Not a " + type.getSimpleName() + ": " + wire));
    }
}
