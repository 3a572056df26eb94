package io.sitrep.incident.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The row of an incident. Its columns are explained in the migration; {@link Rows} turns it into the domain's words. */
@Entity
@Table(name = "incidents")
public class IncidentRow extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "public_id")
    public String publicId;

    public String kind;
    public long number;
    public String title;
    public String status;

    @Column(name = "public_status")
    public String publicStatus;

    public String severity;
    public String visibility;
    public String origin;
    public String[] regions;
    public String translations;
    public String workaround;
    public String cause;

    @Column(name = "cause_text")
    public String causeText;

    @Column(name = "data_impact")
    public String dataImpact;

    @Column(name = "data_impact_text")
    public String dataImpactText;

    @Column(name = "acknowledged_at")
    public Instant acknowledgedAt;

    @Column(name = "merged_into")
    public String mergedInto;

    public String roles;
    public String tasks;
    public String links;
    public String proposals;

    @Column(name = "update_count")
    public int updateCount;

    @Column(name = "scheduled_for")
    public Instant scheduledFor;

    @Column(name = "scheduled_until")
    public Instant scheduledUntil;

    @Column(name = "auto_start")
    public boolean autoStart;

    @Column(name = "auto_complete")
    public boolean autoComplete;

    /** ISO 8601 durations. */
    public String[] reminders;

    @Column(name = "reminded_at")
    public Instant remindedAt;

    public boolean overran;
    public String rrule;

    @Column(name = "time_zone")
    public String timeZone;

    @Column(name = "first_scheduled_for")
    public Instant firstScheduledFor;

    /** When the rule has this one. */
    @Column(name = "slot_from")
    public Instant slotFrom;

    @Column(name = "slot_until")
    public Instant slotUntil;

    /** When the public last learned anything of it; null for what was only imported. */
    /** When the public first learned anything in words; null while it has not. */
    @Column(name = "first_public_at")
    public Instant firstPublicAt;

    @Column(name = "public_updated_at")
    public Instant publicUpdatedAt;

    @Column(name = "started_at")
    public Instant startedAt;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    @Column(name = "monitoring_at")
    public Instant monitoringAt;

    @Column(name = "resolved_at")
    public Instant resolvedAt;

    @Column(name = "next_update_at")
    public Instant nextUpdateAt;

    @Column(name = "next_update_overdue")
    public boolean nextUpdateOverdue;

    @Column(name = "promises_kept")
    public int promisesKept;

    @Column(name = "promises_broken")
    public int promisesBroken;

    public long version;

    @Column(name = "fact_sequence")
    public long factSequence;

    @Column(name = "publication_sequence")
    public long publicationSequence;

    @Column(name = "import_digest")
    public String importDigest;

    /** The version it had after it was last imported: a higher one says that it was continued here. */
    @Column(name = "import_version")
    public Long importVersion;

    @Column(name = "source_updated_at")
    public Instant sourceUpdatedAt;

    public String shortlink;
}
