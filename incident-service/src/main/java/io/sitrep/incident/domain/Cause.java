package io.sitrep.incident.domain;

/**
 * What is known of the cause. "We don't know yet" is an answer, not a gap.
 *
 * @param text in words, or null
 */
public record Cause(State state, String text) {
    public static final Cause UNKNOWN = new Cause(State.UNKNOWN, null);

    /** In one line, for the timeline. */
    String said() {
        return text == null ? state.wire() : state.wire() + ": " + text;
    }

    /** How sure it is. */
    public enum State implements Wire {
        UNKNOWN,
        SUSPECTED,
        KNOWN
    }
}
