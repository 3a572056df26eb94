package io.sitrep.incident.console.start;

import io.sitrep.incident.Settings;
import io.sitrep.incident.api.IncidentsResource;
import io.sitrep.incident.api.ListQuery;
import io.sitrep.incident.audit.AuditFilter;
import io.sitrep.incident.audit.AuditTable;
import io.sitrep.incident.audit.Outcome;
import io.sitrep.incident.console.incident.IncidentPages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What of a beginning is done, looked up anew each time: nothing of it is kept. */
@ApplicationScoped
class Progress {
    /** As the bot calls the link to an incident's room. */
    private static final String ROOM = "room-slack";

    /** As the audit calls the button for it. */
    private static final AuditFilter TESTED = new AuditFilter(
            null, null, null, "POST /console/deliveries/channels/{channel}/test", null, Outcome.ACCEPTED, null);

    private final IncidentPages pages;
    private final IncidentsResource incidents;
    private final AuditTable audit;
    private final boolean named;

    Progress(IncidentPages pages, IncidentsResource incidents, AuditTable audit, Settings settings) {
        this.pages = pages;
        this.incidents = incidents;
        this.audit = audit;
        this.named = !settings.pageName().equals(Settings.UNNAMED);
    }

    Uni<StartScreen.Done> done() {
        return pages.choices()
                .chain(choices -> incidents
                        .list(ListQuery.of(name -> null))
                        .chain(newest -> audit.list(TESTED, 1)
                                .map(tests -> new StartScreen.Done(
                                        named,
                                        !choices.components().isEmpty(),
                                        !choices.people().isEmpty(),
                                        newest.items().stream()
                                                .anyMatch(each -> each.links().keySet().stream()
                                                        .anyMatch(link -> link.startsWith(ROOM))),
                                        !tests.isEmpty()))));
    }
}
