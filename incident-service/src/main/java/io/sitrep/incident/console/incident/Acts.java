package io.sitrep.incident.console.incident;

import io.sitrep.incident.api.Attempts;
import io.sitrep.incident.console.Desk;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.Screens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** What is done about an incident. */
@Singleton
class Acts extends Doing {
    private final IncidentPages pages;
    private final Screens screens;

    Acts(Attempts attempts, IncidentPages pages, Screens screens, Desk desk) {
        super(attempts, desk);
        this.pages = pages;
        this.screens = screens;
    }

    @Override
    public Screen screen() {
        return screens.of("incidents", "incident");
    }

    @Override
    public Uni<Response> again(Screen screen, String ref, Attempted attempted) {
        return pages.incident(screen, ref, attempted, null);
    }

    /** @param before of the timeline's lines; null for the newest */
    Uni<Response> show(String ref, String before) {
        return pages.incident(screen(), ref, Attempted.NOTHING, before);
    }

    @Override
    protected Uni<Response> now(String ref) {
        return pages.one(ref);
    }

    @Override
    protected String home() {
        return "/console/incidents/";
    }
}
