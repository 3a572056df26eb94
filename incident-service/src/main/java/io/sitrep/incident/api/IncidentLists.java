package io.sitrep.incident.api;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.command.Unknown;
import io.sitrep.incident.deliveries.KeptCounts;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.store.IncidentRecord;
import io.sitrep.incident.store.IncidentRef;
import io.sitrep.incident.store.Incidents;
import io.sitrep.incident.store.TimeCursor;
import io.sitrep.incident.view.IncidentView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What reading requests about incidents, or maintenances, are answered with. */
@ApplicationScoped
class IncidentLists {
    private final Incidents incidents;
    private final IncidentAnswers answers;
    private final KeptCounts counts;

    IncidentLists(Incidents incidents, IncidentAnswers answers, KeptCounts counts) {
        this.incidents = incidents;
        this.answers = answers;
        this.counts = counts;
    }

    Uni<Page<IncidentView>> list(Kind kind, ListQuery query) {
        int limit = query.limit();
        var filter = query.filter(kind);
        var cursor = query.cursor();
        return Panache.withSession(() -> incidents.list(filter, cursor, limit + 1))
                .map(found -> new Page<>(
                        found.stream().limit(limit).map(answers::view).toList(), next(found, limit)));
    }

    /** In the caller's session. */
    Uni<Response> find(Kind kind, String ref) {
        IncidentRef name = IncidentRef.parse(ref).orElseThrow(() -> new Unknown(kind.wire() + " " + ref));
        return incidents
                .find(name)
                .map(found -> found == null || found.incident().key().kind() != kind ? null : found)
                .onItem()
                .ifNull()
                .failWith(() -> new Unknown(kind.wire() + " " + ref))
                .chain(found -> counts.of(found.incident().key().id())
                        .map(deliveries -> Response.ok(new IncidentShown(answers.view(found), deliveries.orElse(null)))
                                .header("ETag", IncidentAnswers.etag(found.incident()))
                                .build()));
    }

    private static String next(List<IncidentRecord> found, int limit) {
        if (found.size() <= limit) {
            return null;
        }
        var last = found.get(limit - 1).incident();
        return new TimeCursor(last.progress().startedAt(), last.key().id()).text();
    }
}
