package io.sitrep.incident.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The row of a group of components. */
@Entity
@Table(name = "component_groups")
public class ComponentGroupRow extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "public_id")
    public String publicId;

    public String name;
    public String description;
    public int position;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    /** Null: made here. */
    @Column(name = "import_digest")
    public String importDigest;
}
