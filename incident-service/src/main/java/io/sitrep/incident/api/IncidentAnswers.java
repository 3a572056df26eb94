package io.sitrep.incident.api;

import io.sitrep.incident.api.Mutations.Made;
import io.sitrep.incident.command.Translations;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Update;
import io.sitrep.incident.store.IncidentRecord;
import io.sitrep.incident.store.IncidentRef;
import io.sitrep.incident.store.Incidents;
import io.sitrep.incident.view.IncidentView;
import io.sitrep.incident.view.PageAddress;
import io.sitrep.incident.view.UpdateView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What requests about incidents are answered with. */
@ApplicationScoped
class IncidentAnswers {
    private final Incidents incidents;
    private final PageAddress page;
    private final Translations translations;

    IncidentAnswers(Incidents incidents, PageAddress page, Translations translations) {
        this.incidents = incidents;
        this.page = page;
        this.translations = translations;
    }

    /** The whole incident, as it is in this transaction. */
    Uni<Made> whole(int status, Incident incident) {
        return incidents
                .find(IncidentRef.publicId(incident.key().publicId()))
                .map(found -> new Made(status, status == 201 ? location(incident) : null, etag(incident), view(found)));
    }

    /** An incident that was just declared: all there is of it is what was decided, so nothing is read. */
    Made declared(Decision decision) {
        Incident incident = decision.after();
        return new Made(
                201,
                location(incident),
                etag(incident),
                view(new IncidentRecord(incident, List.of(decision.update()))));
    }

    /** What became of one update. */
    Made update(int status, Decision decision) {
        return new Made(
                status,
                status == 201 ? location(decision.after()) : null,
                etag(decision.after()),
                view(decision.update(), decision.after()));
    }

    IncidentView view(IncidentRecord found) {
        return IncidentView.whole(
                found.incident(),
                found.updates().stream()
                        .map(update -> view(update, found.incident()))
                        .toList(),
                page);
    }

    UpdateView view(Update update, Incident incident) {
        return UpdateView.of(update).lacking(translations.missing(update, incident));
    }

    static String etag(Incident incident) {
        return "\"" + incident.revision().version() + "\"";
    }

    static String location(Incident incident) {
        return "/api/v1/" + incident.key().kind().wire() + "s/" + incident.key().id();
    }
}
