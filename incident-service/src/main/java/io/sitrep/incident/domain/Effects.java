package io.sitrep.incident.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What an update changes besides saying something. Kept with an update that is not public yet, for then it has not
 * changed anything.
 *
 * @param status the status from now on, or null to keep it
 * @param components what changes for components
 * @param regions the regions concerned from now on, or null to keep them
 * @param workaround what users can do meanwhile; null keeps what was said, the empty text withdraws it
 * @param titles translations of the incident's title that are new, by locale
 * @param nextUpdateIn when the next word will come, or null for no promise
 * @param reopens whether it takes the incident up again after it was resolved
 */
public record Effects(
        Status status,
        List<ComponentChange> components,
        List<String> regions,
        String workaround,
        Map<String, String> titles,
        Duration nextUpdateIn,
        boolean reopens) {
    public static final Effects NONE = of(null);

    public Effects {
        components = List.copyOf(components);
        regions = regions == null ? null : List.copyOf(regions);
        titles = Map.copyOf(titles);
    }

    /** A new status, or none when null, and nothing else. */
    public static Effects of(Status status) {
        return new Effects(status, List.of(), null, null, Map.of(), null, false);
    }

    /** Whether it changes anything the page shows, but for the status. */
    boolean changesThePage() {
        return !components.isEmpty()
                || regions != null
                || workaround != null
                || !titles.isEmpty()
                || nextUpdateIn != null;
    }

    /** The same, with these changes of components. */
    public Effects changing(List<ComponentChange> changes) {
        return new Effects(status, changes, regions, workaround, titles, nextUpdateIn, reopens);
    }

    /** The same, with that status, or none when null. */
    Effects moving(Status next) {
        return new Effects(next, components, regions, workaround, titles, nextUpdateIn, reopens);
    }

    Effects reopening() {
        return new Effects(
                status == null ? Status.INVESTIGATING : status,
                components,
                regions,
                workaround,
                titles,
                nextUpdateIn,
                true);
    }
}
