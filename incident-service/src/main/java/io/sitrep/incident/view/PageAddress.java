package io.sitrep.incident.view;

import io.sitrep.incident.domain.IncidentKey;
import java.net.URI;

/** Where the public page is reached from outside. */
public record PageAddress(URI root) {
    public String of(IncidentKey incident) {
        String base = root.toString();
        return (base.endsWith("/") ? base : base + "/") + "incidents/" + incident.publicId();
    }
}
