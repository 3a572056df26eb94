package io.sitrep.incident.outbox;

import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Update;
import io.sitrep.incident.view.IncidentView;
import io.sitrep.incident.view.PageAddress;
import io.sitrep.incident.view.PublicIncident;
import io.sitrep.incident.view.PublicUpdate;
import io.sitrep.incident.view.UpdateView;
import java.util.List;

/**
 * Which events tell of a decision: one fact, and one publication when the public learns of it. The folder
 * {@code contract} describes them for those who read them.
 */
final class Events {
    private static final String PUBLISHED = "io.sitrep.publication.published.v1";

    private final PageAddress page;

    Events(PageAddress page) {
        this.page = page;
    }

    List<NewEvent> of(Decision decision) {
        return decision.published() ? List.of(fact(decision), publication(decision)) : List.of(fact(decision));
    }

    private NewEvent fact(Decision decision) {
        Incident incident = decision.after();
        Update update = decision.update();
        EventData data = new EventData(
                incident.revision().facts(),
                update.author().origin().wire(),
                update.notifies(),
                IncidentView.head(incident, page),
                UpdateView.of(update));
        String type = "io.sitrep.incident." + decision.fact().wire() + ".v1";
        return event(Topics.INCIDENTS, type, incident, update, data);
    }

    private NewEvent publication(Decision decision) {
        Incident incident = decision.after();
        Update update = decision.update();
        EventData data = new EventData(
                incident.revision().publications(),
                update.author().origin().wire(),
                update.notifies(),
                PublicIncident.of(incident, page),
                PublicUpdate.of(update));
        return event(Topics.PUBLICATIONS, PUBLISHED, incident, update, data);
    }

    private static NewEvent event(String topic, String type, Incident incident, Update update, EventData data) {
        return new NewEvent(
                topic, incident.key().id().toString(), type, incident.key().ref(), update.createdAt(), data);
    }
}
