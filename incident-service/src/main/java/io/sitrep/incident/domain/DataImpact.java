package io.sitrep.incident.domain;

/**
 * What is known of harm to users' data. Users fear for it: only a publisher says it.
 *
 * @param text in words, or null
 */
public record DataImpact(State state, String text) {
    public static final DataImpact UNKNOWN = new DataImpact(State.UNKNOWN, null);

    /** In one line, for the timeline. */
    String said() {
        return text == null ? state.wire() : state.wire() + ": " + text;
    }

    /** Whether there is any. */
    public enum State implements Wire {
        UNKNOWN,
        NONE,
        CONFIRMED
    }
}
