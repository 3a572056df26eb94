package io.sitrep.incident.outbox;

import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Overdue;
import io.sitrep.incident.domain.Publication;
import io.sitrep.incident.view.ChangeView;
import io.sitrep.incident.view.IncidentView;
import io.sitrep.incident.view.PageAddress;
import io.sitrep.incident.view.PublicEdit;
import io.sitrep.incident.view.PublicIncident;
import io.sitrep.incident.view.PublicUpdate;
import java.util.List;

/**
 * Which events tell of a decision: one fact, and one publication when the public learns of it. The folder
 * {@code contract} describes them for those who read them.
 */
final class Events {
    private final PageAddress page;

    Events(PageAddress page) {
        this.page = page;
    }

    List<NewEvent> of(Decision decision) {
        return decision.publication() == null
                ? List.of(fact(decision))
                : List.of(fact(decision), publication(decision));
    }

    NewEvent of(Overdue overdue) {
        Incident incident = overdue.after();
        return new NewEvent(
                Topics.SIGNALS,
                incident.key().id().toString(),
                "io.sitrep.signal." + overdue.signal().wire() + ".v1",
                incident.key().ref(),
                overdue.entry().recordedAt(),
                new SignalData(IncidentView.head(incident, page), overdue.dueAt()));
    }

    /** The last word on a thing of the catalog; one that is gone has no data. */
    NewEvent of(CatalogChange change) {
        return new NewEvent(
                Topics.CATALOG,
                change.kind() + ":" + change.id(),
                change.oldStatus() == null ? "io.sitrep.catalog.changed.v1" : "io.sitrep.component.status_changed.v1",
                change.kind() + " " + change.name(),
                change.at(),
                change.whole() == null ? null : new CatalogData(change.kind(), change.whole(), change.oldStatus()));
    }

    private NewEvent fact(Decision decision) {
        Incident incident = decision.after();
        EventData data = new EventData(
                incident.revision().facts(),
                origin(decision),
                decision.update() != null && decision.update().notifies(),
                IncidentView.head(incident, page),
                ChangeView.of(decision));
        String subject = decision.fact().isOfMaintenance() ? "maintenance" : "incident";
        return event(
                Topics.INCIDENTS, "io.sitrep." + subject + "." + decision.fact().wire(), incident, decision, data);
    }

    NewEvent publication(Decision decision) {
        Publication publication = decision.publication();
        Incident incident = publication.head();
        EventData data = new EventData(
                incident.revision().publications(),
                origin(decision),
                publication.notifies(),
                PublicIncident.of(incident, page),
                publication.update() == null
                        ? new PublicEdit(publication.fields())
                        : PublicUpdate.of(publication, page));
        String type = "io.sitrep.publication." + publication.kind().wire();
        return event(Topics.PUBLICATIONS, type, incident, decision, data);
    }

    private static String origin(Decision decision) {
        return decision.entry().actor().origin().wire();
    }

    private static NewEvent event(String topic, String type, Incident incident, Decision decision, EventData data) {
        return new NewEvent(
                topic,
                incident.key().id().toString(),
                type + ".v1",
                incident.key().ref(),
                decision.entry().recordedAt(),
                data);
    }
}
