package io.sitrep.incident.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The row of a component. */
@Entity
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

    @Column(name = "retired_at")
    public Instant retiredAt;
}
