package io.sitrep.incident.domain;

import java.util.List;
import java.util.Map;

/**
 * The wish to change what an incident is about; null leaves a thing as it is.
 *
 * @param workaround the empty text withdraws it
 */
public record Edit(
        String title,
        Severity severity,
        Visibility visibility,
        List<String> regions,
        List<ComponentChange> components,
        String workaround,
        Cause cause,
        DataImpact dataImpact,
        Schedule schedule) {

    /** Of an incident. */
    public Edit(
            String title,
            Severity severity,
            Visibility visibility,
            List<String> regions,
            List<ComponentChange> components,
            String workaround,
            Cause cause,
            DataImpact dataImpact) {
        this(title, severity, visibility, regions, components, workaround, cause, dataImpact, null);
    }

    /** The same, with these changes of components. */
    public Edit changing(List<ComponentChange> changes) {
        return new Edit(title, severity, visibility, regions, changes, workaround, cause, dataImpact, schedule);
    }

    /** A new title has no translations yet: those of the old one would say something else. */
    Headline applied(Headline now) {
        return new Headline(
                title == null ? now.title() : title,
                title == null || title.equals(now.title()) ? now.titles() : Map.of(),
                severity == null ? now.severity() : severity,
                visibility == null ? now.visibility() : visibility,
                regions == null ? now.regions() : regions,
                now.pinned(workaround),
                cause == null ? now.cause() : cause,
                dataImpact == null ? now.dataImpact() : dataImpact,
                schedule == null ? now.schedule() : schedule);
    }
}
