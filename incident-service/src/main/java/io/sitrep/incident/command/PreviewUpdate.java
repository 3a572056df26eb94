package io.sitrep.incident.command;

import io.sitrep.incident.audience.Audience;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.PublicationPolicy;
import io.sitrep.incident.domain.Publish;
import io.sitrep.incident.domain.Publishing;
import io.sitrep.incident.domain.UpdateDraft;
import io.sitrep.incident.outbox.Outbox;
import io.sitrep.incident.store.IncidentRecord;
import io.sitrep.incident.store.IncidentRef;
import io.sitrep.incident.store.Incidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Looks at what would become of an update. Refuses what posting it would refuse; changes nothing. */
@ApplicationScoped
public class PreviewUpdate {
    private final Incidents incidents;
    private final ComponentChanges components;
    private final PublicationPolicy policy;
    private final Outbox outbox;
    private final Audience audience;
    private final Stamps stamps;

    PreviewUpdate(
            Incidents incidents,
            ComponentChanges components,
            PublicationPolicy policy,
            Outbox outbox,
            Audience audience,
            Stamps stamps) {
        this.incidents = incidents;
        this.components = components;
        this.policy = policy;
        this.outbox = outbox;
        this.audience = audience;
        this.stamps = stamps;
    }

    /**
     * @param posted what posting it would lead to, with approval and hold
     * @param published what the public would read in the end; its publication is null for what stays inside
     * @param notifier what the notifier says of it; empty when it could not be asked
     */
    public record Previewed(Decision posted, Decision published, Optional<Audience.Preview> notifier) {}

    /** In the caller's session. */
    public Uni<Previewed> run(String ref, UpdateDraft draft, List<ComponentTarget> targets, Caller caller) {
        return Uni.createFrom()
                .item(() -> IncidentRef.parse(ref).orElseThrow(() -> new Unknown("incident " + ref)))
                .chain(incidents::find)
                .onItem()
                .ifNull()
                .failWith(() -> new Unknown("incident " + ref))
                .map(IncidentRecord::incident)
                .chain(incident -> components
                        .resolve(targets, incident)
                        .map(named -> decided(incident, draft.changing(named), caller)));
    }

    /** Asks the notifier; outside of any session, since it may take its time. */
    public Uni<Previewed> ask(Previewed previewed, boolean renderings) {
        Decision published = previewed.published();
        if (published.publication() == null) {
            return Uni.createFrom().item(previewed);
        }
        return audience.preview(outbox.publicationData(published), renderings)
                .map(answer -> new Previewed(previewed.posted(), published, answer));
    }

    private Previewed decided(Incident incident, UpdateDraft draft, Caller caller) {
        var stamp = stamps.next(caller);
        return new Previewed(
                new Publishing(incident, policy).post(draft, stamp),
                new Publishing(incident, PublicationPolicy.AT_ONCE).post(draft.asking(Publish.NOW), stamp),
                Optional.empty());
    }
}
