package io.sitrep.incident.domain;

import java.util.List;
import java.util.Map;

/**
 * What somebody wants to say about an incident.
 *
 * @param message Markdown
 * @param messages translations of the message, by locale
 * @param effects what it changes
 * @param notifies whether subscribers are to be told
 * @param visibility who may know, or null for whoever may know of the incident
 * @param publish when, or null for as the house does it
 */
public record UpdateDraft(
        String message,
        Map<String, String> messages,
        Effects effects,
        boolean notifies,
        Visibility visibility,
        Publish publish) {

    public UpdateDraft {
        messages = Map.copyOf(messages);
    }

    /** The same, with these changes of components. */
    public UpdateDraft changing(List<ComponentChange> changes) {
        return new UpdateDraft(message, messages, effects.changing(changes), notifies, visibility, publish);
    }

    /** The same, to be published at that time. */
    public UpdateDraft asking(Publish wish) {
        return new UpdateDraft(message, messages, effects, notifies, visibility, wish);
    }

    /** The same, as the first word after a resolved incident was taken up again. */
    UpdateDraft reopening() {
        return new UpdateDraft(message, messages, effects.reopening(), notifies, visibility, publish);
    }
}
