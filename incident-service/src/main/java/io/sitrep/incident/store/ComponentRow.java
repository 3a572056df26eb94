package io.sitrep.incident.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/**
 * The row of a component, but for its regions: {@link ComponentStore#offer}. Its status changes past the session, so only
 * what a session changed is written.
 */
@Entity
@DynamicUpdate
@Table(name = "components")
public class ComponentRow extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "public_id")
    public String publicId;

    public String name;
    public String description;
    public int position;
    public String status;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    /** History keeps it, the page no longer lists it. */
    @Column(name = "retired_at")
    public Instant retiredAt;

    @Column(name = "group_id")
    public UUID groupId;

    @Column(name = "only_show_if_degraded")
    public boolean onlyShowIfDegraded;

    /** Whether the page is to show how it did over time. */
    public boolean showcase;

    /** Since when it has been in service, or null. */
    @Column(name = "start_date")
    public LocalDate startDate;

    /** What of the ways on which people are told it is: {@link Provides} as JSON, or null. */
    public String provides;

    /** Null: made here. Empty: so far only named by an imported incident. */
    @Column(name = "import_digest")
    public String importDigest;
}
