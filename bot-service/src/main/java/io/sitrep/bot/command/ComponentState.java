package io.sitrep.bot.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a component does, and what people call that. */
public enum ComponentState {
    OPERATIONAL("operational", "ok", "up", "works"),
    DEGRADED_PERFORMANCE("degraded", "degraded performance", "slow"),
    PARTIAL_OUTAGE("partial", "partial outage", "partially down"),
    MAJOR_OUTAGE("major", "major outage", "outage", "down"),
    UNDER_MAINTENANCE("maintenance", "under maintenance");

    private final List<String> words;

    ComponentState(String... words) {
        this.words = List.of(words);
    }

    /** As the incident service calls it: {@code partial_outage}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ComponentState> of(String typed) {
        String plain = typed.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(state -> state.wire().equals(plain) || state.words.contains(plain.replace('_', ' ')))
                .findFirst();
    }

    public static List<String> wires() {
        return Arrays.stream(values()).map(ComponentState::wire).toList();
    }
}
