package io.sitrep.incident.console.maintenance;

import io.sitrep.incident.api.Attempts;
import io.sitrep.incident.console.Desk;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.Screens;
import io.sitrep.incident.console.incident.Attempted;
import io.sitrep.incident.console.incident.Doing;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** What is done about a maintenance. */
@Singleton
class MaintenanceDoing extends Doing {
    static final String HOME = "/console/maintenances/";

    private final MaintenancePages pages;
    private final Screens screens;

    MaintenanceDoing(Attempts attempts, MaintenancePages pages, Screens screens, Desk desk) {
        super(attempts, desk);
        this.pages = pages;
        this.screens = screens;
    }

    @Override
    public Screen screen() {
        return screens.of("maintenances", "maintenance");
    }

    @Override
    public Uni<Response> again(Screen screen, String ref, Attempted attempted) {
        return pages.maintenance(screen, ref, attempted, null);
    }

    /** @param before of the timeline's lines; null for the newest */
    Uni<Response> show(String ref, String before) {
        return pages.maintenance(screen(), ref, Attempted.NOTHING, before);
    }

    @Override
    protected Uni<Response> now(String ref) {
        return pages.one(ref);
    }

    @Override
    protected String home() {
        return HOME;
    }
}
