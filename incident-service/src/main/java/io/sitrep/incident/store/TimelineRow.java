package io.sitrep.incident.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The row of one line of a timeline. The database refuses to change or delete one. */
@Entity
@Immutable
@Table(name = "timeline")
public class TimelineRow extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "incident_id")
    public UUID incidentId;

    public String fact;
    public Instant at;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    @Column(name = "actor_id")
    public String actorId;

    public String actor;
    public String origin;
    public String text;
    public String source;
    public String author;
    public String details;
}
