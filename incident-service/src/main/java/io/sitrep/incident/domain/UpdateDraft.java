package io.sitrep.incident.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What somebody wants to say about an incident.
 *
 * @param message Markdown
 * @param messages translations of the message, by locale
 * @param titles translations of the incident's title that are new with this update, by locale
 * @param status the status from now on, or null to keep it
 * @param components what changes for components; their old status is filled in by the caller
 * @param regions the regions concerned from now on, or null to keep them
 * @param workaround what users can do meanwhile, or null to keep what was said
 * @param nextUpdateIn when the next word will come, or null for no promise
 * @param notifies whether subscribers are to be told
 * @param visibility who may know, or null for whoever may know of the incident
 */
public record UpdateDraft(
        String message,
        Map<String, String> messages,
        Map<String, String> titles,
        Status status,
        List<ComponentChange> components,
        List<String> regions,
        String workaround,
        Duration nextUpdateIn,
        boolean notifies,
        Visibility visibility) {

    public UpdateDraft {
        messages = Map.copyOf(messages);
        titles = Map.copyOf(titles);
        components = List.copyOf(components);
    }

    boolean changesThePage() {
        return !components.isEmpty()
                || regions != null
                || workaround != null
                || !titles.isEmpty()
                || nextUpdateIn != null;
    }

    /** The same, with these changes of components. */
    public UpdateDraft changing(List<ComponentChange> changes) {
        return new UpdateDraft(
                message, messages, titles, status, changes, regions, workaround, nextUpdateIn, notifies, visibility);
    }
}
