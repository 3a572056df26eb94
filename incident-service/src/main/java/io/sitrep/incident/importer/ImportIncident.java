package io.sitrep.incident.importer;

import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.Stamps;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Fact;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Revision;
import io.sitrep.incident.domain.Update;
import io.sitrep.incident.outbox.Outbox;
import io.sitrep.incident.store.ImportedIncidents;
import io.sitrep.incident.store.ImportedIncidents.Known;
import io.sitrep.incident.store.Incidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Brings one incident of another page in, in the caller's transaction. Doing it again changes nothing. */
@ApplicationScoped
class ImportIncident {
    private final ImportedIncidents imported;
    private final Incidents incidents;
    private final ImportedComponents components;
    private final Outbox outbox;
    private final Stamps stamps;

    ImportIncident(
            ImportedIncidents imported,
            Incidents incidents,
            ImportedComponents components,
            Outbox outbox,
            Stamps stamps) {
        this.imported = imported;
        this.incidents = incidents;
        this.components = components;
        this.outbox = outbox;
        this.stamps = stamps;
    }

    /** What became of an item. */
    enum Result {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    /** @param digest of the item as it came: the same item has the same */
    Uni<Result> run(StatuspageIncident source, String digest, Caller caller) {
        return imported.known(source.id()).chain(known -> {
            if (known == null) {
                return incidents
                        .nextNumber()
                        .chain(number -> write(
                                source,
                                digest,
                                caller,
                                new Known(stamps.uuid(), number, new Revision(0, 0, 0), null, false)))
                        .replaceWith(Result.CREATED);
            }
            if (known.digest() == null) {
                throw new Unusable("there is an incident of that id which was not imported");
            }
            if (known.continued() && !known.digest().equals(digest)) {
                throw new Unusable("was continued here: what was said since stays, and nothing was changed");
            }
            return known.digest().equals(digest)
                    ? Uni.createFrom().item(Result.UNCHANGED)
                    : write(source, digest, caller, known).replaceWith(Result.UPDATED);
        });
    }

    private Uni<Void> write(StatuspageIncident source, String digest, Caller caller, Known known) {
        return components.of(source).chain(rows -> {
            var translation = new Translation(source, rows);
            Revision last = known.revision();
            var revision = new Revision(last.version() + 1, last.facts() + 1, last.publications() + 1);
            Incident incident = translation.incident(known.id(), known.number(), revision);
            List<Update> updates = translation.updates(stamps::uuid);
            Fact fact = last.version() == 0 ? Fact.DECLARED : Fact.UPDATED;
            // One event for the whole of it, told to nobody: history is shown, not announced.
            var decision = Decision.imported(incident, updates.get(0), fact, caller.actor(), stamps.now());
            return imported.save(incident, updates, digest, source.shortlink())
                    .chain(() -> outbox.append(decision, caller.traceparent()));
        });
    }
}
