package io.sitrep.incident.view;

import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.IncidentKey;
import io.sitrep.incident.domain.Link;
import java.net.URI;

/** Where the public page is reached from outside. */
public record PageAddress(URI root) {
    public String of(IncidentKey incident) {
        String base = root.toString();
        return (base.endsWith("/") ? base : base + "/") + "incidents/" + incident.publicId();
    }

    /** Leads to what the public knows of it. */
    public Link link(Incident incident) {
        return new Link(URI.create(of(incident.key())), incident.key().ref());
    }
}
