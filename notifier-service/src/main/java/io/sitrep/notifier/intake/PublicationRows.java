package io.sitrep.notifier.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;

/** Keeps what is to be told, with the job that finds out whom. */
@Singleton
class PublicationRows {
    /**
     * Whom it is for.
     *
     * @param kind {@code update}, {@code correction} or {@code retraction}
     * @param onlyToldOf only who was told of this publication; null for everybody who wants to hear
     * @param toldBefore of those, only who read a text older than this revision; null for all of them
     * @param translatedInto of those, only who read in one of these locales, in which it had not been; null where it is not that
     * @param wholeIncident also who was told of any other publication of its incident
     */
    record Readers(
            String kind, UUID onlyToldOf, Integer toldBefore, Set<String> translatedInto, boolean wholeIncident) {
        static final Readers WHO_WANT_TO_HEAR = new Readers("update", null, null, null, false);

        static Readers ofTheWrongText(UUID publication, int righted) {
            return new Readers("correction", publication, righted, null, false);
        }

        static Readers ofATranslation(UUID publication, int translated, Set<String> into) {
            return new Readers("correction", publication, translated, into, false);
        }

        static Readers ofWhatWasTakenBack(UUID publication) {
            return new Readers("retraction", publication, null, null, false);
        }

        static Readers ofTheWholeIncident(UUID newest) {
            return new Readers("retraction", newest, null, null, true);
        }
    }

    // An open incident is never less than minor on the page (Statuspage's rule).
    private static final String KEEP = """
            INSERT INTO publications (id, incident_id, update_id, sequence, status, closing, maintenance,
                impact_rank, components, regions, payload, lane, published_at, kind, only_told_of, told_before, whole_incident, waits,
                translated_into, page_rank)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, coalesce($13, now()), $14, $15, $16, $17,
                $18::text::jsonb, $19,
                (SELECT coalesce(max(CASE WHEN impact_rank = 1 THEN 1 ELSE greatest(impact_rank, 2) END), 0)
                 FROM incidents WHERE status IN ('investigating', 'identified', 'monitoring', 'in_progress', 'verifying')))""";

    private static final String PLAN = """
            INSERT INTO fanout_jobs (publication_id, incident_id, sequence, lane, only_told_of, whole_incident)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    // From the subscription before its own on; and no count of it is announced to anybody.
    private static final String PLAN_FOR_CANARY = """
            INSERT INTO fanout_jobs (publication_id, incident_id, sequence, lane, after_id, announced)
            VALUES ($1, $2, $3, $4, $5, true)""";

    private final Waits waits;

    PublicationRows(Waits waits) {
        this.waits = waits;
    }

    /** What amends another has no update of its own, and closes nothing. */
    Uni<Void> keep(SqlConnection connection, PublicationEvent event, Readers readers) {
        Publication publication = event.publication();
        Tuple job = Tuple.of(
                event.id(),
                publication.incident().id(),
                publication.sequence(),
                publication.lane(),
                readers.onlyToldOf(),
                readers.wholeIncident());
        return keepRow(connection, event, readers)
                .chain(() -> connection.preparedQuery(PLAN).execute(job))
                .replaceWithVoid();
    }

    /** The canary's sign of life, which no other subscription is looked at for. */
    Uni<Void> keepForCanary(SqlConnection connection, PublicationEvent event) {
        Publication publication = event.publication();
        Tuple job = Tuple.of(
                event.id(),
                publication.incident().id(),
                publication.sequence(),
                publication.lane(),
                CanaryIds.BEFORE_SUBSCRIPTION);
        return keepRow(connection, event, Readers.WHO_WANT_TO_HEAR)
                .chain(() -> connection.preparedQuery(PLAN_FOR_CANARY).execute(job))
                .replaceWithVoid();
    }

    private Uni<Void> keepRow(SqlConnection connection, PublicationEvent event, Readers readers) {
        Publication publication = event.publication();
        Publication.Incident incident = publication.incident();
        boolean isUpdate = readers.onlyToldOf() == null;
        Tuple row = Tuple.of(
                        event.id(),
                        incident.id(),
                        isUpdate ? publication.change().id() : null)
                .addLong(publication.sequence())
                .addString(incident.status())
                .addBoolean(isUpdate && publication.isClosing())
                .addBoolean(publication.isMaintenance())
                .addInteger(Impact.of(incident.impact()).rank())
                .addValue(publication.componentIds().toArray(UUID[]::new))
                .addValue(publication.regionCodes().toArray(String[]::new))
                .addString(event.payload())
                .addInteger(publication.lane())
                .addOffsetDateTime(isUpdate ? published(publication) : null)
                .addString(readers.kind())
                .addUUID(readers.onlyToldOf())
                .addInteger(readers.toldBefore())
                .addBoolean(readers.wholeIncident())
                .addString(isUpdate ? waiting(publication) : null)
                .addValue(
                        readers.translatedInto() == null
                                ? null
                                : readers.translatedInto().toArray(String[]::new));
        return connection.preparedQuery(KEEP).execute(row).replaceWithVoid();
    }

    private String waiting(Publication publication) {
        JsonObject who = waits.of(publication);
        return who == null ? null : who.encode();
    }

    private static OffsetDateTime published(Publication publication) {
        Instant at = publication.change().publishedAt();
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
