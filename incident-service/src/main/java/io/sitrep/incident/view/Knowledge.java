package io.sitrep.incident.view;

/**
 * How much is known of something: of the cause ({@code unknown, suspected, known}), of harm to data ({@code unknown,
 * none, confirmed}). "We don't know yet" is an answer, not a gap.
 */
public record Knowledge(String state, String text) {
    static final Knowledge UNKNOWN = new Knowledge("unknown", null);
}
